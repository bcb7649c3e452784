using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using Fleet.Providers.Tests.Docker;

namespace Fleet.Providers.Tests.Hosts;

/// <summary>Ways to a host that the user's own ssh configuration has a part in, and addresses of version 6.</summary>
[Collection(EngineCollection.Name)]
public sealed class WaysToHostsTests(RealEngine real)
{
    private const string Loopback = "127.0.0.0/8";

    [MachineFact("dockerd", "sshd", "ssh", "unshare")]
    public async Task Two_jump_hosts_in_a_row_lead_to_an_engine_however_they_are_written_and_each_is_logged_in_to_once()
    {
        await using var outer = await RealSshd.StartAsync();
        await using var inner = await RealSshd.StartAsync();
        await using var back = await RealSshd.StartAsync();
        using var home = Home(outer, inner, back);
        var way = $"root@127.0.0.1:{outer.Port},ssh://root@127.0.0.1:{inner.Port}";
        var host = $"ssh://root@127.0.0.1:{back.Port}{real.Socket}";

        var said = await RunAsync(
            home, Loopback, "engines", RealEngine.Image, host, Options("-J", way), host, Options("-o", $"ProxyJump={way}"));

        said.Should().Be("'far' was there\n'far' was there");
        new[] { outer, inner, back }.Select(sshd => sshd.Logins).Should().Equal(1, 1, 1);
    }

    [MachineFact("sshd", "ssh", "unshare")]
    public async Task A_command_goes_through_its_proxy_and_the_jump_host_that_the_users_configuration_has_for_that()
    {
        await using var outer = await RealSshd.StartAsync();
        await using var inner = await RealSshd.StartAsync();
        await using var back = await RealSshd.StartAsync();
        using var home = Home(outer, inner, back);
        File.AppendAllText(home[".ssh/config"], $"Host door\n  HostName 127.0.0.1\n  ProxyJump root@127.0.0.1:{outer.Port}\n");
        var connection = new
        {
            host = "127.0.0.1",
            port = back.Port,
            proxy = new { host = "door", port = inner.Port, hostKey = inner.HostKey },
        };

        var said = await RunAsync(home, null, "command", JsonSerializer.Serialize(connection));

        said.Should().MatchRegex($"^127\\.0\\.0\\.1 \\d+ 127\\.0\\.0\\.1 {back.Port}$");
        new[] { outer, inner, back }.Select(sshd => sshd.Logins).Should().Equal(1, 1, 1);
    }

    [MachineFact("dockerd", "sshd", "ssh", "unshare")]
    public async Task An_engine_is_reached_by_addresses_of_version_6_also_by_one_that_counts_on_one_cable_only()
    {
        var cable = $"v-{real.Namespace}";
        await Eventually.HoldsAsync(() => LinkLocal(cable) is not null, () => $"'{cable}' has an address of its own");
        var address = LinkLocal(cable)!;
        await using var sshd = await RealSshd.StartAsync("ListenAddress ::1", $"ListenAddress {address}%{cable}");
        using var home = Home(sshd);
        var pinned = new[] { "::1", $"{address}%%{cable}" }.Select(name => Options(
            "-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=/dev/null", "-o", "GlobalKnownHostsFile=/dev/null",
            "-o", $"KnownHostsCommand=/bin/echo [{name}]:{sshd.Port} {sshd.HostKey}")).ToList();

        var said = await RunAsync(
            home, "::1/128,fe80::/10", "engines", RealEngine.Image,
            $"ssh://root@[::1]:{sshd.Port}{real.Socket}", pinned[0],
            $"ssh://root@[{address}%25{cable}]:{sshd.Port}{real.Socket}", pinned[1]);

        said.Should().Be("'far' was there\n'far' was there");
        sshd.Logins.Should().Be(2);
    }

    /// <summary>A home folder from which these hosts can be logged in to.</summary>
    private static TempFolder Home(params RealSshd[] hosts)
    {
        var home = new TempFolder();
        home.Write(".ssh/known_hosts", string.Concat(hosts.Select(host => $"[127.0.0.1]:{host.Port} {host.HostKey}\n")));
        home.Write(".ssh/config", string.Concat(hosts.Select(host => $"IdentityFile {host.ClientKeyPath}\n")));
        return home;
    }

    private static Task<string> RunAsync(TempFolder home, string? allowedNetworks, params string[] arguments) =>
        OtherHome.RunAsync(home, allowedNetworks, typeof(WaysToHostsTests).Assembly, arguments);

    private static string Options(params string[] options) => JsonSerializer.Serialize(options);

    private static string? LinkLocal(string cable) => NetworkInterface.GetAllNetworkInterfaces()
        .Where(one => one.Name == cable)
        .SelectMany(one => one.GetIPProperties().UnicastAddresses)
        .Select(one => one.Address)
        .FirstOrDefault(one => one.AddressFamily == AddressFamily.InterNetworkV6 && one.IsIPv6LinkLocal)?.ToString().Split('%')[0];
}
