using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// The Relay through which agents talk to each other, and the agents that live beside it on the development server. Every
/// client has a token of its own; the Relay knows no others.
/// </summary>
internal sealed class RelayStack
{
    private static readonly string[] AgentNames = ["main", "pm", "auth", "pulse", "badwolf", "venom", "mail", "infra"];

    // Where fess runs is not known; it comes in as Sentinel does.
    private static readonly string[] Outside = ["sentinel", "fess"];

    private readonly Dictionary<string, Secret> _tokens;
    private readonly List<Service> _agents = [];

    public RelayStack(FleetModel fleet, Studio60Hosts hosts)
    {
        _tokens = AgentNames.Concat(Outside)
            .ToDictionary(name => name, name => fleet.Add(Secret.Generated($"relay-token-{name}", hosts.Cerebro)));

        var relay = hosts.Cerebro.Add(new ContainerStack("s60-relay"));
        var network = relay.Add(new Network("network"));
        var clients = relay.Add(new ConfigFile(
            "clients.json", FileText.Json(ConfigNode.Map(_tokens.Select(client => (client.Key, (ConfigNode)client.Value)))))
        {
            // The group the image runs the server as.
            Mode = "0440",
            Group = "1000",
        });
        Server = relay.Add(new Service("relay", "docker.io/studio60/relay:1.0.0")
        {
            Title = "Relay API",
            Environment = { ["PORT"] = Api.ContainerPort, ["CLIENTS_FILE"] = "/etc/relay/clients.json" },
            Endpoints = { Api },
            Exposure = Exposure.Overlay,
            Networks = { network },
            Mounts = { clients.At("/etc/relay/clients.json") },
            HealthCheck = HealthCheck.Wget(Api, "/health"),
        });

        var agents = hosts.Cerebro.Add(new ContainerStack("s60-agents")
        {
            Waivers = { new Waiver(Rules.HealthCheckMissing, "agents only call out, and report their own health to the Relay") },
        });
        foreach (var name in AgentNames)
        {
            _agents.Add(agents.Add(new Service(name, "docker.io/studio60/agent:1.0.0")
            {
                Environment = { ["AGENT_NAME"] = name, ["RELAY_URL"] = Api.Url, ["RELAY_TOKEN"] = TokenOf(name) },
                Networks = { network },
                Mounts = { agents.Add(new Volume($"{name}-memory")).At("/memory") },
                DependsOn = { Server },
            }));
        }
    }

    public IReadOnlyList<Service> Agents => _agents;

    /// <summary>On the overlay only. It tells agents what is there for them, too.</summary>
    public Endpoint Api { get; } = new("api", 3020) { Publish = Publish.Overlay, IsTwoWay = true };

    public Service Server { get; }

    public Secret TokenOf(string client) => _tokens[client];
}
