using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests.Dns;

/// <summary>Which entry a name is answered with, and what is said when it leads elsewhere.</summary>
public class DnsZoneTests
{
    private readonly TestFleet _fleet = new();

    [Theory]
    [InlineData("shop.test", "atlas")]
    [InlineData("WWW.shop.test", "vega")]
    [InlineData("other.shop.test", "vega")]
    [InlineData("deep.other.shop.test", "vega")]
    [InlineData("one.lab.shop.test", "atlas")]
    [InlineData("*.lab.shop.test", "atlas")]
    [InlineData("shop.other.test", null)]
    public void A_name_is_answered_by_its_own_entry_or_else_by_the_nearest_wildcard(string name, string? host)
    {
        var zone = new DnsZone("shop.test")
        {
            Entries =
            {
                new DnsEntry("@", _fleet.Atlas), new DnsEntry("www", _fleet.Vega), new DnsEntry("*", _fleet.Vega),
                new DnsEntry("*.lab", _fleet.Atlas),
            },
        };

        zone.Answer(name).Select(entry => entry.Host!.Id).Should().Equal(host is null ? [] : [host]);
    }

    [Fact]
    public void A_site_whose_name_leads_to_another_host_is_found()
    {
        Edge("shop.test", "api.shop.test", "elsewhere.example");
        _fleet.Model.Add(new DnsZone("shop.test")
        {
            Entries = { new DnsEntry("@", _fleet.Vega), new DnsEntry("api", DnsKind.Cname, "node.hosting.test") },
        });
        _fleet.Model.Add(new DnsZone("hosting.test") { Entries = { new DnsEntry("node", _fleet.Vega) } });

        _fleet.Findings.Should().Equal(
            "warning [site-unfound] Service 'atlas/shop/edge': the name of its site 'shop.test' leads to 'vega'. Let it lead to 'atlas', or move the site.",
            "warning [site-unfound] Service 'atlas/shop/edge': the name of its site 'api.shop.test' leads to 'vega'. Let it lead to 'atlas', or move the site.");
    }

    [Fact]
    public void A_site_is_found_by_other_names_by_one_of_several_hosts_and_where_addresses_cannot_be_told()
    {
        Edge("shop.test", "api.shop.test", "status.shop.test", "far.shop.test");
        _fleet.Model.Add(new DnsZone("shop.test")
        {
            Entries =
            {
                new DnsEntry("@", _fleet.Vega), new DnsEntry("@", _fleet.Atlas) { IsProxied = true },
                new DnsEntry("@", DnsKind.Mx, "10 mail.shop.test"),
                new DnsEntry("api", DnsKind.Cname, "shop.test."),
                new DnsEntry("status", DnsKind.A, "203.0.113.9"),
                new DnsEntry("far", DnsKind.Cname, "cdn.example"),
            },
        });

        _fleet.Findings.Should().BeEmpty();
    }

    [Fact]
    public void Names_that_lead_in_a_circle_lead_nowhere()
    {
        Edge("shop.test");
        _fleet.Model.Add(new DnsZone("shop.test")
        {
            Entries = { new DnsEntry("@", DnsKind.Cname, "www.shop.test"), new DnsEntry("www", DnsKind.Cname, "shop.test") },
        });

        _fleet.Findings.Should().Equal(
            "warning [site-unfound] Service 'atlas/shop/edge': no entry of 'shop.test' leads to its site 'shop.test'. "
            + "Add a DnsEntry for it that leads to 'atlas'.");
    }

    [Fact]
    public void What_no_dns_could_hold_is_refused()
    {
        _fleet.Model.Add(new DnsZone("shop.test")
        {
            Entries = { new DnsEntry("a", _fleet.Atlas), new DnsEntry("a", _fleet.Atlas), new DnsEntry("b", new LinuxHost("nova")) },
        });
        _fleet.Model.Add(new DnsZone("SHOP.test"));

        _fleet.Findings.Should().BeEquivalentTo(
            "error [dns-clash] Domain 'shop.test': it is declared more than once. Put its entries together.",
            "error [dns-clash] Domain 'shop.test': an entry of 'a.shop.test' is declared twice. Keep one of them.",
            "error [undeclared] Domain 'shop.test': 'b.shop.test' leads to 'nova', which is not declared. Add it to the fleet.");
    }

    [Fact]
    public void The_document_says_what_must_be_there()
    {
        var cloud = _fleet.Model.Add(new ExternalService("cloudflare"));
        _fleet.Model.Add(new DnsZone("shop.test")
        {
            KeptAt = cloud,
            Entries = { new DnsEntry("@", _fleet.Atlas) { IsProxied = true }, new DnsEntry("_acme", DnsKind.Txt, "token") },
        });

        var zone = _fleet.Model.ToDocument().Zones.Should().ContainSingle().Subject;
        (zone.Name, zone.KeptAt).Should().Be(("shop.test", "cloudflare"));
        zone.Entries.Select(entry => (entry.Name, entry.Kind, entry.Host, entry.Value, entry.Proxied)).Should().Equal(
            ("shop.test", "a", "atlas", "198.18.0.11", true), ("_acme.shop.test", "txt", null, "token", false));
    }

    private void Edge(params string[] names)
    {
        var http = new Endpoint("http", 8080);
        _fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { Endpoints = { http } });
        var edge = new CaddyEdge("edge", CaddyBuild.Full("docker.io/acme/caddy:1.4.0")) { Certificates = Certificates.Acme("ops@shop.test") };
        foreach (var name in names)
        {
            edge.Sites.Add(new Site(name) { Routes = { new Route(http, "/*") } });
        }

        _fleet.Shop.Add(edge);
    }
}
