using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>What crosses from host to host.</summary>
public class LinkCheckTests
{
    private readonly TestFleet _fleet = new();
    private readonly Endpoint _tts = new("http", 8000) { Publish = Publish.Overlay };
    private readonly Service _web;

    public LinkCheckTests()
    {
        _web = _fleet.Web();
        _fleet.Far.Add(new Service("tts", "docker.io/acme/tts:1") { Exposure = Exposure.Protected, Endpoints = { _tts } });
    }

    [Fact]
    public void An_endpoint_on_another_host_needs_a_link()
    {
        _web.Environment["TTS"] = _tts.Url;

        _fleet.Findings.Should().Equal(
            "error [link-missing] Service 'atlas/shop/web': its environment variable 'TTS' uses 'http' of 'vega/far/tts', "
            + "which is on another host. Declare a Link to it and name its transport: Overlay, PrivateNetwork or Route.");
    }

    [Fact]
    public void A_link_names_its_transport()
    {
        _web.Links.Add(new Link(_tts));

        _fleet.Findings.Should().Equal(
            "error [link-transport] Service 'atlas/shop/web': its link to 'http' of 'vega/far/tts' names no transport. "
            + "Name one: Overlay, PrivateNetwork or Route.");
    }

    [Fact]
    public void A_transport_leads_to_where_the_endpoint_is_published()
    {
        _web.Links.Add(new Link(_tts, Transport.PrivateNetwork));

        _fleet.Findings.Should().Equal(
            "error [link-transport] Service 'atlas/shop/web': its link to 'vega/far/tts' does not lead there, since "
            + "'http' of 'vega/far/tts' is not published on that network. Set its Publish to HostAddress.");
    }

    [Fact]
    public void A_route_leads_to_the_endpoint()
    {
        _web.Links.Add(new Link(_tts, Transport.Route(new Site("tts.example"))));
        _web.Links.Add(new Link(_tts, Transport.Route(new TcpRoute(8001, new Endpoint("other", 1)))));

        _fleet.Findings.Should().Equal(
            "error [link-transport] Service 'atlas/shop/web': its link to 'vega/far/tts' does not lead there, since the "
            + "site 'tts.example' has no route '/*' to 'http' of 'vega/far/tts'. Add the route or choose another transport.",
            "error [link-transport] Service 'atlas/shop/web': its link to 'vega/far/tts' does not lead there, since the "
            + "layer-4 route on port 8001 leads elsewhere. Point the route there or choose another transport.",
            "error [address-missing] Service 'atlas/shop/web': its link to 'vega/far/tts' needs the address of '', which "
            + "is not known. Add it to fleet:hosts: a stack knows its own hosts and the peers they talk to.");
    }

    [Fact]
    public void A_linked_address_is_known()
    {
        var fleet = new TestFleet(options => options with
        {
            Hosts = options.Hosts.Where(pair => pair.Key == "atlas").ToDictionary(),
        });
        var tts = new Endpoint("http", 8000) { Publish = Publish.Overlay };
        fleet.Far.Add(new Service("tts", "docker.io/acme/tts:1") { Exposure = Exposure.Protected, Endpoints = { tts } });
        fleet.Web().Links.Add(new Link(tts, Transport.Overlay));

        fleet.Findings.Should().Equal(
            "error [address-missing] Service 'atlas/shop/web': its link to 'vega/far/tts' needs the overlay address of "
            + "'vega', which is not known. Add it to fleet:hosts: a stack knows its own hosts and the peers they talk to.");
    }

    [Fact]
    public void A_linked_endpoint_reads_as_its_caller_reaches_it()
    {
        _web.Links.Add(new Link(_tts, Transport.Overlay));
        _web.Environment["TTS"] = Value.Format($"{_tts.Url}/speak via {_tts.Host} and {_tts.Port}");

        _web.Environment["TTS"]!.Resolve(_web).ToString()
            .Should().Be("http://198.19.0.12:8000/speak via 198.19.0.12 and 8000");
        _fleet.Findings.Should().BeEmpty();
    }
}
