using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// Sentinel: holds what a deploy needs — the key of the application hosts, and the <c>.env</c> of each stage — readable by root
/// alone, and listens to the Relay.
/// </summary>
internal sealed class OrchestratorStack
{
    public OrchestratorStack(FleetModel fleet, Studio60Hosts hosts, RelayStack relay, IReadOnlyList<AppStage> stages)
    {
        Stack = hosts.Sentinel.Add(new ContainerStack("s60-orchestrator"));
        if (fleet.AddIfSet(Secret.FromConfig("s60-deploy-key", "studio60:deployKey")) is { } key)
        {
            Stack.Add(new ConfigFile("deploy_key", key) { Mode = "0600" });
        }

        foreach (var stage in stages)
        {
            Stack.Add(StageFile(stage));
        }

        var way = new Link(relay.Api, Transport.Overlay);
        Sentinel = Stack.Add(new Service("sentinel", "docker.io/studio60/sentinel:1.0.0")
        {
            Environment =
            {
                ["RELAY_URL"] = relay.Api.Url,
                ["RELAY_TOKEN"] = relay.TokenOf("sentinel"),
            },
            Links = { way },
            Purposes = { [relay.Api] = "HTTP\nTailscale" },
            DependsOn = { Stack.Add(new HealthGate("relay-answers", way, "/health")) },
            Waivers = { new Waiver(Rules.HealthCheckMissing, "it only calls out, and reports its own health to the Relay") },
        });
    }

    /// <summary>Everything Sentinel has, its secrets among it.</summary>
    public ContainerStack Stack { get; }

    public Service Sentinel { get; }

    private static ConfigFile StageFile(AppStage stage)
    {
        var variables = new EnvironmentMap();
        foreach (var data in stage.Databases)
        {
            variables[$"{data.Owner.Name.ToUpperInvariant()}_PASSWORD"] = data.Owner.Password;
        }

        return new ConfigFile($"{stage.Host.Id}.env", FileText.Variables(variables)) { Mode = "0600" };
    }
}
