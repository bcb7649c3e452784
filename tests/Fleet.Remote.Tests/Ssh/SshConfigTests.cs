using Fleet.Remote.Tests.Docker;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests.Ssh;

/// <summary>The user's own ssh configuration, in a process that sees a home folder of the test's own.</summary>
[Collection(EngineCollection.Name)]
public sealed class SshConfigTests(RealEngine real)
{
    [MachineFact("sshd", "ssh", "unshare")]
    public async Task Aliases_keys_known_hosts_and_jump_hosts_of_the_users_configuration_are_honoured()
    {
        await using var front = await RealSshd.StartAsync();
        await using var back = await RealSshd.StartAsync();
        using var home = new TempFolder();
        home.Write(".ssh/known_hosts", $"[127.0.0.1]:{front.Port} {front.HostKey}\n[127.0.0.1]:{back.Port} {back.HostKey}\n");
        home.Write(".ssh/config", $"""
            Host nas
              HostName 127.0.0.1
              Port {back.Port}
              User root
              IdentityFile {back.ClientKeyPath}
              ProxyJump door
            Host door
              HostName 127.0.0.1
              Port {front.Port}
              User root
              IdentityFile {front.ClientKeyPath}
            """);

        var said = await RunAsync(home, null, "run", "nas");

        said.Should().MatchRegex($"^nas: root 127\\.0\\.0\\.1 \\d+ 127\\.0\\.0\\.1 {back.Port}$");
        (front.Logins, back.Logins).Should().Be((1, 1));
    }

    [MachineFact("sshd", "ssh", "unshare")]
    public async Task A_host_that_is_in_no_known_hosts_file_is_refused_with_its_fingerprint()
    {
        await using var sshd = await RealSshd.StartAsync();
        using var home = new TempFolder();
        home.Write(".ssh/config", $"Host nas\n  HostName 127.0.0.1\n  Port {sshd.Port}\n  User root\n  IdentityFile {sshd.ClientKeyPath}\n");

        var said = await RunAsync(home, null, "run", "nas");

        said.Should().StartWith("The host key of 'nas' is not known: it offered SHA256:");
        sshd.Logins.Should().Be(0);
    }

    [MachineFact("dockerd", "sshd", "ssh", "unshare")]
    public async Task A_host_and_its_engine_are_reached_by_an_ipv6_address()
    {
        await using var sshd = await RealSshd.StartAsync("ListenAddress ::1");
        using var home = new TempFolder();

        var said = await RunAsync(home, "127.0.0.0/8,::1/128", "run", "::1", $"{sshd.Port}", sshd.HostKey, sshd.ClientKeyPath);

        var asked = await RunAsync(home, "::1/128", "ask", "::1", $"{sshd.Port}", sshd.HostKey, sshd.ClientKeyPath, real.Socket);

        said.Should().MatchRegex($"^root@\\[::1\\]:{sshd.Port}: root ::1 \\d+ ::1 {sshd.Port}$");
        var version = await real.Client.GetVersionAsync(default);
        asked.Should().Be($"ssh://root@[::1]:{sshd.Port}: {version.Version}, forwarded: True");
    }

    private static Task<string> RunAsync(TempFolder home, string? allowedNetworks, params string[] arguments) =>
        OtherHome.RunAsync(home, allowedNetworks, typeof(SshConfigTests).Assembly, arguments);
}
