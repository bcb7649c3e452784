using System.Globalization;

namespace Fleet.Guardrails.Bench;

/// <summary>A fleet like a real one: hosts of fifty services, ten to a stack, that use stores, secrets, files and each other.</summary>
internal static class BenchFleet
{
    private const int PerHost = 50;
    private const int PerStack = 10;

    // The key of nobody: a point of the curve's own definition.
    private const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFhmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZm";

    /// <summary>What a stack's config would say about its hosts.</summary>
    public static Dictionary<string, HostAddress> Addresses(int services) =>
        Enumerable.Range(0, HostsOf(services)).ToDictionary(Name, host => new HostAddress
        {
            Address = string.Create(CultureInfo.InvariantCulture, $"198.18.{host / 200}.{host % 200 + 10}"),
            Overlay = string.Create(CultureInfo.InvariantCulture, $"198.19.{host / 200}.{host % 200 + 10}"),
            HostKey = HostKey,
        });

    public static FleetModel Declare(int services)
    {
        var fleet = new FleetModel(new FleetOptions
        {
            Owns = ["*"],
            Hosts = Addresses(services),
            Today = new DateOnly(2026, 6, 1),
        });
        Declare(fleet, services);
        return fleet;
    }

    public static void Declare(FleetModel fleet, int services)
    {
        fleet.Add(new ForbiddenEdge(Stage.Staging, Stage.Production, "trials must not touch people's data"));
        Endpoint? shared = null;
        for (var host = 0; host < HostsOf(services); host++)
        {
            shared = Add(fleet, host, Math.Min(PerHost, services - host * PerHost), shared);
        }
    }

    private static Endpoint Add(FleetModel fleet, int number, int services, Endpoint? elsewhere)
    {
        var host = fleet.Add(new LinuxHost(Name(number))
        {
            Stage = Stage.Production,
            Facts = new HostFacts { MemoryMiB = 64 * 1024, Architecture = Architecture.Amd64 },
        });
        var password = fleet.Add(Secret.Generated($"{host.Id}-password", host));
        var store = new Endpoint("store", 6379) { Scheme = "redis", Password = password, Publish = Publish.Overlay };
        ContainerStack? stack = null;
        Network? network = null;
        Service? last = null;
        for (var index = 0; index < services; index++)
        {
            if (stack is null || index % PerStack == 0)
            {
                stack = host.Add(new ContainerStack($"stack-{index / PerStack}"));
                network ??= stack.Add(new Network("shared"));
            }

            var http = new Endpoint("http", 8080);
            var service = new Service($"service-{index}", "docker.io/acme/service:1.4.0")
            {
                Networks = { network! },
                Endpoints = { index == 0 ? store : http },
                Exposure = index == 0 ? Exposure.Overlay : Exposure.Internal,
                MemoryMiB = 256,
                HealthCheck = HealthCheck.Wget(http, "/health"),
                Environment = { ["UPSTREAM"] = "http://service-0:6379/plain" },
                Mounts =
                {
                    stack.Add(new Volume($"data-{index}")).At("/data"),
                    stack.Add(new ConfigFile($"service-{index}.conf", Value.Format($"password {password}\n"))).At("/etc/service.conf"),
                },
            };
            if (last is not null)
            {
                service.Uses.Add(store.As("STORE_URL"));
                service.DependsOn.Add(last);
            }
            else if (elsewhere is not null)
            {
                service.Links.Add(new Link(elsewhere, Transport.Overlay));
                service.Environment["OTHER_STORE"] = elsewhere.HostAndPort;
            }

            last = stack.Add(service);
        }

        return store;
    }

    private static int HostsOf(int services) => (services + PerHost - 1) / PerHost;

    private static string Name(int host) => string.Create(CultureInfo.InvariantCulture, $"host-{host}");
}
