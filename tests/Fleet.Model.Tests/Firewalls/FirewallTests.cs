using System.Diagnostics;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

public class FirewallTests
{
    private static readonly FleetOptions Options = new()
    {
        Owns = ["atlas"],
        Hosts = new Dictionary<string, HostAddress>
        {
            ["atlas"] = new() { Address = "198.18.0.11", HostKey = "ssh-ed25519 AAAA", Overlay = "198.19.0.11" },
            ["vega"] = new() { Address = "198.18.0.12", HostKey = "ssh-ed25519 BBBB", Overlay = "198.19.0.12" },
        },
    };

    private readonly FleetModel _fleet = new(Options);

    [Fact]
    public void A_firewall_lets_in_logins_what_is_declared_and_what_the_fleet_uses()
    {
        Snapshot.Matches(Declare().Firewall!.ToNftables(_fleet.Hosts[0]), "firewall.nft");
        Findings.Should().BeEmpty();
    }

    [MachineFact("nft", "unshare")]
    public async Task Nft_itself_takes_the_rules()
    {
        var host = Declare();
        using var folder = new TempFolder();
        var path = folder.Write("rules.nft", $"table inet fleet {{\n{host.Firewall!.ToNftables(host)}}}\n");

        using var nft = Process.Start(new ProcessStartInfo("unshare", ["-n", "nft", "-c", "-f", path]) { RedirectStandardError = true })!;
        var said = await nft.StandardError.ReadToEndAsync();
        await nft.WaitForExitAsync();

        said.Should().BeEmpty();
    }

    [Fact]
    public void A_sample_of_each_mistake_is_found()
    {
        var unknown = _fleet.Add(new LinuxHost("unknown"));
        var atlas = _fleet.Add(new LinuxHost("atlas")
        {
            Access = new HostAccess { AllowedSources = ["devops"] },
            Firewall = new Firewall
            {
                Rules =
                {
                    FirewallRule.Allow((90, 80)), FirewallRule.Deny(), FirewallRule.Allow(443).From("10.0.0.0/40", "1.2.3.4; accept"),
                    FirewallRule.Deny((3001, 3200)) with { Because = "the \"apps\"" }, FirewallRule.Allow(9000).From(unknown),
                },
                TrustedInterfaces = { "eth0\" accept" },
            },
        });
        atlas.Add(new ContainerStack("shop")).Add(new Service("web", "docker.io/acme/web:1")
        {
            Endpoints = { new Endpoint("http", 3100) { Publish = Publish.Everywhere } },
            Exposure = Exposure.Public,
        });

        Findings.Where(finding => finding.Contains("firewall")).Should().Equal(
            "error [firewall-ports] Host 'atlas': its firewall has a rule for the ports 90-80, which do not exist. Ports are 1 to 65535, the "
            + "smaller first.",
            "error [firewall-ports] Host 'atlas': its firewall has a rule for no port. Name the ports.",
            "error [firewall-comment] Host 'atlas': its firewall has a rule whose reason nft cannot keep as a comment. Give up to 128 "
            + "characters in one line, without quotes and backslashes.",
            "error [address-missing] Host 'atlas': its firewall has a rule about 'unknown', of which no address is known. Add it to "
            + "fleet:hosts: a stack knows its own hosts and the peers they talk to.",
            "error [firewall-network] Host 'atlas': its firewall is about '10.0.0.0/40', which is neither an address nor a network. Write it "
            + "as 192.0.2.7 or 192.0.2.0/24.",
            "error [firewall-network] Host 'atlas': its firewall is about '1.2.3.4; accept', which is neither an address nor a network. "
            + "Write it as 192.0.2.7 or 192.0.2.0/24.",
            "error [firewall-network] Host 'atlas': its firewall is about 'devops', which is neither an address nor a network. Write it as "
            + "192.0.2.7 or 192.0.2.0/24.",
            "error [firewall-interface] Host 'atlas': its firewall trusts 'eth0\" accept', which is not the name of an interface. Name it as "
            + "'ip link' does.",
            "error [firewall-exposure] Service 'atlas/shop/web': it publishes port 3100 to everyone, and the firewall of 'atlas' refuses it. "
            + "Publish it elsewhere or change the firewall.");
    }

    private IEnumerable<string> Findings => _fleet.Check()
        .Where(finding => finding.Rule != Rules.HealthCheckMissing.Id).Select(finding => finding.ToString());

    private LinuxHost Declare()
    {
        var atlas = _fleet.Add(new LinuxHost("atlas")
        {
            Access = new HostAccess { AllowedSources = ["192.0.2.0/24", "2001:db8::/32"] },
            Firewall = new Firewall
            {
                TrustedInterfaces = { "tailscale0" },
                Rules =
                {
                    FirewallRule.Allow(51820) with { Protocol = PortProtocol.Udp, Because = "wireguard" },
                    FirewallRule.Deny((3001, 3200), 5432, 6379) with { Because = "internal only" },
                },
            },
        });
        var vega = _fleet.Add(new LinuxHost("vega"));
        var sql = new Endpoint("sql", 5432) { Scheme = "tcp", Publish = Publish.Overlay, PublishedPort = 15432 };
        var shop = atlas.Add(new ContainerStack("shop"));
        shop.Add(new Service("web", "docker.io/acme/web:1")
        {
            Endpoints = { new Endpoint("http", 8080) { Publish = Publish.Everywhere, PublishedPort = 80 } },
            Exposure = Exposure.Public,
        });
        shop.Add(new Service("db", "docker.io/library/postgres:16.4")
        {
            Endpoints = { sql, new Endpoint("admin", 9000) { Publish = Publish.Loopback } },
            Exposure = Exposure.Protected,
        });
        vega.Add(new ContainerStack("far")).Add(new Service("worker", "docker.io/acme/worker:1")
        {
            Environment = { ["DATABASE"] = sql.HostAndPort },
            Links = { new Link(sql, Transport.Overlay) },
        });
        return atlas;
    }
}
