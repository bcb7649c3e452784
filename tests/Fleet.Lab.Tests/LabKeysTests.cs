using System.Security.Cryptography;
using Fleet.Lab.Machine;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

public sealed class LabKeysTests
{
    [Fact]
    public void Keys_are_the_same_everywhere_and_differ_by_host()
    {
        LabKeys.HostKey("libnovel-prod").Should().Be(LabKeys.HostKey("libnovel-prod"));
        LabKeys.HostKey("libnovel-prod").PublicLine.Should().NotBe(LabKeys.HostKey("libnovel-homelab").PublicLine);
        LabKeys.ClientKey.PublicLine.Should().StartWith("ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB");
    }

    [Fact]
    public async Task OpenSSH_reads_the_private_key_and_finds_the_same_public_one()
    {
        using var folder = new TempFolder();
        var file = folder.Write("key", LabKeys.ClientKey.PrivatePem);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var result = await Tool.RunAsync("ssh-keygen", ["-y", "-f", file]);

        result.Output.Trim().Should().Be(LabKeys.ClientKey.PublicLine, result.Error);
    }

    [Fact]
    public void The_private_key_is_a_whole_key_pair()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(LabKeys.ClientKey.PrivatePem);

        key.VerifyData("text"u8, key.SignData("text"u8, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256).Should().BeTrue();
    }

    [Fact]
    public void A_key_prints_without_its_private_half()
    {
        LabKeys.ClientKey.ToString().Should().Be(LabKeys.ClientKey.PublicLine);
    }
}
