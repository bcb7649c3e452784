using FluentAssertions;
using Xunit;

namespace Fleet.Components.Tests;

public class InputTextTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.5, "500ms")]
    [InlineData(1.5, "1.5s")]
    [InlineData(10, "10s")]
    [InlineData(60, "1m0s")]
    [InlineData(3690, "1h1m30s")]
    [InlineData(3600, "1h0m0s")]
    public void Durations_are_written_as_the_engine_gives_them_back(double seconds, string text) =>
        GoDuration.Text(TimeSpan.FromSeconds(seconds)).Should().Be(text);

    [Fact]
    public void A_host_key_is_pinned_without_a_file()
    {
        var place = new HostAddress { Address = "198.18.0.11", User = "ops", Port = 2222 };

        SshAddress.DockerHost(place).Should().Be("ssh://ops@198.18.0.11:2222");
        SshAddress.Options(place with { HostKey = "ssh-ed25519 AAAA" }, []).Should().Equal(
            "-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=/dev/null", "-o", "GlobalKnownHostsFile=/dev/null",
            "-o", "KnownHostsCommand=/bin/echo [198.18.0.11]:2222 ssh-ed25519 AAAA");
        SshAddress.Options(place with { Port = 22, HostKey = "ssh-ed25519 AAAA" }, [])[^1].Should().Be(
            "KnownHostsCommand=/bin/echo 198.18.0.11 ssh-ed25519 AAAA");
    }

    [Fact]
    public void Config_is_read_in_both_forms_that_engines_write() =>
        ProgramConfig.Read("""{"fleet:config:owns":"[]","shop:domain":"x"}""")
            .Should().Equal(new Dictionary<string, string> { ["fleet:owns"] = "[]", ["shop:domain"] = "x" });
}
