using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests.Externals;

/// <summary>What is outside of the fleet: where it is found, and what stands in for it.</summary>
public class ExternalServiceTests
{
    [Fact]
    public void It_is_found_where_its_declaration_says_and_elsewhere_where_the_config_says()
    {
        UrlSeenBy(new TestFleet()).Should().Be("https://bank.example");
        UrlSeenBy(new TestFleet(options => options with
        {
            Externals = new Dictionary<string, ExternalAddress> { ["bank"] = new("198.18.0.99", 8443) },
        })).Should().Be("https://198.18.0.99:8443");
    }

    [Fact]
    public void A_service_that_is_registered_cannot_use_what_has_no_address()
    {
        var fleet = new TestFleet();
        var api = new Endpoint("api", 443) { Scheme = "https" };
        fleet.Model.Add(new ExternalService("bank") { Endpoints = { api } });
        fleet.Web().Environment["BANK_URL"] = api.Url;

        fleet.Findings.Should().Equal(
            "error [address-missing] Service 'atlas/shop/web': it uses the external 'bank', whose address is not known. "
            + "Add it to fleet:externals, or declare its Address.");
    }

    [Fact]
    public void A_link_to_a_managed_server_leads_to_its_address_and_needs_nothing_published()
    {
        var fleet = new TestFleet(options => options with
        {
            Externals = new Dictionary<string, ExternalAddress> { ["managed"] = new("198.18.0.77") },
        });
        var web = Linked(fleet);

        fleet.Findings.Should().BeEmpty();
        web.Environment["DB"]!.Resolve(web).ToString().Should().Be("198.18.0.77:5432");
        fleet.Model.Hosts.Select(host => host.Id).Should().Equal("atlas", "vega");
    }

    [Fact]
    public void What_runs_on_a_host_is_found_at_the_address_that_a_link_means()
    {
        var fleet = new TestFleet();
        var http = new Endpoint("http", 11434);
        fleet.Model.Add(new ExternalService("ollama") { RunsOn = fleet.Vega, Endpoints = { http } });
        var chat = fleet.Shop.Add(new Service("chat", "docker.io/acme/chat:1.4.0")
        {
            Environment = { ["MODELS"] = http.Url },
            Links = { new Link(http, Transport.Overlay) },
        });

        fleet.Findings.Should().BeEmpty();
        chat.Environment["MODELS"]!.Resolve(chat).ToString().Should().Be("http://198.19.0.12:11434");
        http.Url.Resolve(fleet.Web()).ToString().Should().Be("http://198.18.0.12:11434", "who has no link finds it where peers do");
        fleet.Model.ToDocument().Externals.Should().ContainSingle(external => external.Kind == "workload" && external.Host == "vega");
    }

    [Fact]
    public void What_it_runs_on_is_declared_and_has_an_address()
    {
        var fleet = new TestFleet();
        var http = new Endpoint("http", 11434);
        fleet.Model.Add(new ExternalService("ollama") { RunsOn = new KubernetesHost("node"), Endpoints = { http } });
        fleet.Web().Environment["MODELS"] = http.Url;

        fleet.Findings.Should().BeEquivalentTo(
            "error [undeclared] External 'ollama': the host it runs on, 'node', is not declared. Add it to the fleet.",
            "error [address-missing] Service 'atlas/shop/web': it uses the external 'ollama', whose address is not known. Add 'node' to fleet:hosts.");
    }

    [Fact]
    public void A_host_of_its_name_stands_in_for_it_and_its_service_answers_in_its_place()
    {
        var fleet = new TestFleet(options => options with
        {
            Hosts = new Dictionary<string, HostAddress>(options.Hosts) { ["managed"] = new() { Address = "198.18.0.13" } },
        });
        var web = Linked(fleet);

        fleet.Findings.Should().BeEmpty();
        web.Environment["DB"]!.Resolve(web).ToString().Should().Be("198.18.0.13:5432");
        fleet.Model.Externals[0].PlayedBy.Should().BeSameAs(fleet.Model.Hosts[2]);
        fleet.Model.Connections.Select(each => each.Listener.Path).Should().Equal("managed/data/postgres");
        fleet.Model.Arrows.Select(arrow => (arrow.From.Path, arrow.To.Path)).Should().Equal(("atlas/shop/web", "managed"));
    }

    [Fact]
    public void A_managed_server_is_administered_from_a_service_that_has_psql()
    {
        var fleet = new TestFleet(options => options with
        {
            Externals = new Dictionary<string, ExternalAddress> { ["managed"] = new("198.18.0.77", 25060) },
        });
        var sql = new Endpoint("sql", 5432) { Scheme = "postgres" };
        fleet.Model.Add(new ExternalService("managed") { Kind = ExternalKind.Database, Endpoints = { sql } });
        var client = fleet.Shop.Add(new Service("psql", "docker.io/library/postgres:17.2"));
        var role = new DatabaseRole("shop", fleet.Model.Add(Secret.Generated("shop-db", fleet.Atlas)));
        var server = fleet.Shop.Add(new PostgresServer("databases", sql)
        {
            Client = client,
            Administrator = "doadmin",
            Isolation = DatabaseIsolation.DeclaredDatabases,
            Roles = { role },
            Databases = { new Database("shop", role) },
        });

        fleet.Findings.Should().BeEmpty();
        server.RunsIn.Should().BeSameAs(client);
        server.Databases[0].Url.Resolve(client).ToString().Should().Be("postgres://shop:[secret]@198.18.0.77:25060/shop");
    }

    [Fact]
    public void What_is_forbidden_to_be_used_may_be_outside()
    {
        var fleet = new TestFleet();
        var api = new Endpoint("api", 443) { Scheme = "https" };
        fleet.Model.Add(new ExternalService("bank") { Address = "bank.example", Stage = Stage.Production, Endpoints = { api } });
        fleet.Model.Add(new ForbiddenEdge(Stage.Staging, Stage.Production, "trials cost nothing"));
        fleet.Atlas.Add(new ContainerStack("trial") { Stage = Stage.Staging })
            .Add(new Service("web", "docker.io/acme/web:1.4.0") { Uses = { api.As("BANK_URL") } });

        fleet.Findings.Should().Equal(
            "error [forbidden-edge] Service 'atlas/trial/web': it uses 'api' of external 'bank', and stage 'staging' must not use "
            + "stage 'production' (trials cost nothing). Let it use something else, or change what is forbidden.");
    }

    private static string UrlSeenBy(TestFleet fleet)
    {
        var api = new Endpoint("api", 443) { Scheme = "https" };
        fleet.Model.Add(new ExternalService("bank") { Address = "bank.example", Endpoints = { api } });
        var web = fleet.Web();
        web.Environment["BANK_URL"] = api.Url;
        fleet.Findings.Should().BeEmpty();
        return web.Environment["BANK_URL"]!.Resolve(web).ToString();
    }

    private static Service Linked(TestFleet fleet)
    {
        var sql = new Endpoint("sql", 5432) { Scheme = "postgres", Publish = Publish.HostAddress };
        fleet.Model.Add(new ExternalService("managed")
        {
            Kind = ExternalKind.Database,
            Endpoints = { sql },
            StandIn = host => host.Add(new ContainerStack("data")).Add(new Service("postgres", "docker.io/library/postgres:17.2")
            {
                Endpoints = { sql },
                Exposure = Exposure.Protected,
            }),
        });
        return fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Environment = { ["DB"] = sql.HostAndPort },
            Links = { new Link(sql, Transport.PrivateNetwork) },
        });
    }
}
