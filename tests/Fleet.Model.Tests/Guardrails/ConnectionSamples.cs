namespace Fleet.Model.Tests.Guardrails;

/// <summary>Ports, exposure, links and secrets.</summary>
internal static class ConnectionSamples
{
    public static IEnumerable<Sample> All =>
    [
        new(Rules.PortRange, fleet => Listen(fleet, "web", 70000), fleet => Listen(fleet, "web", 7000)),
        new(Rules.PortTaken,
            fleet =>
            {
                Listen(fleet, "old", 443, Publish.Everywhere);
                Listen(fleet, "new", 443, Publish.Loopback);
            },
            fleet =>
            {
                Listen(fleet, "old", 443, Publish.Overlay);
                Listen(fleet, "new", 443, Publish.Loopback);
            }),
        new(Rules.Exposure,
            fleet => Listen(fleet, "db", 5432, Publish.Everywhere, Exposure.Internal),
            fleet => Listen(fleet, "db", 5432, Publish.Nowhere, Exposure.Internal)),
        new(Rules.ExposureBeyondHost,
            fleet => Inner(fleet).Add(new Service("web", "docker.io/acme/web:1.4.0") { Exposure = Exposure.Public }),
            fleet => Inner(fleet).Add(new Service("web", "docker.io/acme/web:1.4.0") { Exposure = Exposure.Overlay })),
        new(Rules.PortForbidden,
            fleet => Strict(fleet).Add(Web(8080)),
            fleet => Strict(fleet).Add(Web(443))),
        new(Rules.LinkMissing,
            fleet => fleet.Web().Environment["TTS"] = Far(fleet).Url,
            fleet =>
            {
                var far = Far(fleet);
                fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
                {
                    Environment = { ["TTS"] = far.Url },
                    Links = { new Link(far, Transport.Overlay) },
                });
            }),
        new(Rules.LinkTransport,
            fleet => fleet.Web().Links.Add(new Link(Far(fleet), Transport.PrivateNetwork)),
            fleet => fleet.Web().Links.Add(new Link(Far(fleet), Transport.Overlay))),
        new(Rules.NetworkMissing,
            fleet =>
            {
                var inside = fleet.Shop.Add(new Network("inside"));
                var http = new Endpoint("http", 8080);
                fleet.Shop.Add(new Service("api", "docker.io/acme/api:1.4.0") { Endpoints = { http }, Networks = { inside } });
                fleet.Web().Environment["API"] = http.Url;
            },
            fleet => fleet.Web().Environment["API"] = Listen(fleet, "api", 8080).Url),
        new(Rules.ForbiddenEdge, fleet => Trial(fleet, Stage.Staging), fleet => Trial(fleet, Stage.Development)),
        new(Rules.SecretPlain,
            fleet => fleet.Web().Environment["SMTP_PASSWORD"] = "hunter2",
            fleet => fleet.Web().Environment["SMTP_PASSWORD"] = Key(fleet)),
        new(Rules.SecretOnCommandLine,
            fleet => fleet.Web().Command.Add(Value.Format($"--key={Key(fleet)}")),
            fleet => fleet.Web().Environment["KEY"] = Key(fleet)),
        new(Rules.SecretSourceMissing,
            fleet => fleet.Web().Environment["KEY"] = fleet.Model.Add(Secret.Generated("key", fleet.Vega)),
            fleet => fleet.Web().Environment["KEY"] = Key(fleet)),
        new(Rules.SecretAcrossStages,
            fleet => Shared(fleet, Stage.Production),
            fleet => Shared(fleet, Stage.Staging)),
    ];

    private static Endpoint Listen(
        TestFleet fleet, string name, int port, Publish publish = Publish.Nowhere, Exposure exposure = Exposure.Public)
    {
        var endpoint = new Endpoint("http", port) { Publish = publish };
        fleet.Shop.Add(new Service(name, $"docker.io/acme/{name}:1.4.0") { Endpoints = { endpoint }, Exposure = exposure });
        return endpoint;
    }

    private static Service Web(int port) => new("web", "docker.io/acme/web:1.4.0")
    {
        Endpoints = { new Endpoint("http", port) { Publish = Publish.Everywhere } },
        Exposure = Exposure.Public,
    };

    private static ContainerStack Inner(TestFleet fleet) =>
        fleet.Model.Add(new LinuxHost("lyra") { WidestExposure = Exposure.Protected }).Add(new ContainerStack("apps"));

    private static ContainerStack Strict(TestFleet fleet) =>
        fleet.Model.Add(new LinuxHost("lyra") { PublicPorts = [443, 80] }).Add(new ContainerStack("apps"));

    private static Endpoint Far(TestFleet fleet)
    {
        var http = new Endpoint("http", 8000) { Publish = Publish.Overlay };
        fleet.Far.Add(new Service("tts", "docker.io/acme/tts:1") { Endpoints = { http }, Exposure = Exposure.Overlay });
        return http;
    }

    private static Secret Key(TestFleet fleet) => fleet.Model.Add(Secret.Generated("key", fleet.Atlas));

    private static void Trial(TestFleet fleet, Stage stage)
    {
        fleet.Model.Add(new ForbiddenEdge(Stage.Staging, Stage.Production, "trials must not touch people's data"));
        var sql = new Endpoint("sql", 5432) { Publish = Publish.Overlay };
        fleet.Vega.Add(new ContainerStack("data") { Stage = Stage.Production })
            .Add(new Service("db", "docker.io/acme/db:1.4.0") { Endpoints = { sql }, Exposure = Exposure.Overlay });
        fleet.Atlas.Add(new ContainerStack("trial") { Stage = stage })
            .Add(new Service("web", "docker.io/acme/web:1.4.0") { Links = { new Link(sql, Transport.Overlay) } });
    }

    private static void Shared(TestFleet fleet, Stage stage)
    {
        var key = Key(fleet);
        fleet.Atlas.Add(new ContainerStack("trial") { Stage = Stage.Staging })
            .Add(new Service("web", "docker.io/acme/web:1.4.0") { Environment = { ["KEY"] = key } });
        fleet.Vega.Add(new ContainerStack("apps") { Stage = stage })
            .Add(new Service("web", "docker.io/acme/web:1.4.0") { Environment = { ["KEY"] = key } });
    }
}
