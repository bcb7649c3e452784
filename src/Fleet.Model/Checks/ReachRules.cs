using System.Text.RegularExpressions;

namespace Fleet;

/// <summary>What is waited for and asked for by name must be there.</summary>
internal static partial class ReachRules
{
    // The host of a URL in a plain text, when it is one word: http://cache:6379 or redis://:x@cache
    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]*://(?>(?:[^/\s@]*@)?)(?<host>[A-Za-z0-9][A-Za-z0-9_-]*)(?=[:/\s?,]|$)")]
    private static partial Regex OneWordHost { get; }

    private static readonly string[] KnownEverywhere = ["localhost", "gateway"];

    public static IEnumerable<Finding> GatesHaveSomethingToTry(FleetModel fleet)
    {
        foreach (var gate in fleet.Members.OfType<HealthGate>())
        {
            if (gate.Endpoint is { } endpoint && (endpoint.Listener is null || endpoint.HostPort is null))
            {
                yield return Finding.Error(
                    Rules.GateBlind.Id, gate,
                    endpoint.Listener is null
                        ? $"no service listens on its endpoint '{endpoint.Name}'"
                        : $"'{endpoint.Name}' of '{endpoint.Listener.Path}' is published nowhere, so the host cannot try it",
                    "Publish the endpoint, on loopback for example, or wait for the service itself with DependsOn");
            }
            else if (gate.Host!.IsOwned && gate.Probe is null)
            {
                yield return Finding.Error(
                    Rules.GateBlind.Id, gate, "the address of what it tries is not known",
                    "Add it to fleet:hosts, or give its link a transport");
            }
        }
    }

    public static IEnumerable<Finding> OtherHostsAreWaitedForByGates(FleetModel fleet) =>
        from member in fleet.Members
        from needed in member.DependsOn
        where needed is not HealthGate && needed.Host is not null && needed.Host != member.Host
        select Finding.Warning(
            Rules.GateMissing.Id, member,
            $"it waits for {needed.Noun.ToLowerInvariant()} '{needed.Path}' on another host, which only a run that owns both hosts does",
            "Wait for a HealthGate in its own stack that tries the other one");

    public static IEnumerable<Finding> PlainNamesAreKnown(FleetModel fleet)
    {
        var answering = new Lazy<Dictionary<Network, HashSet<string>>>(() => Answering(fleet));
        foreach (var workload in fleet.Workloads.Where(workload => !workload.IsOnHostNetwork))
        {
            foreach (var (variable, value) in workload.Environment)
            {
                var text = value.Plain;
                if (!text.Contains("://", StringComparison.Ordinal) || FleetSettings.IsMissing(text))
                {
                    continue;
                }

                foreach (var host in OneWordHost.Matches(text).Select(match => match.Groups["host"].Value).Distinct())
                {
                    if (!host.All(char.IsDigit) && !IsKnown(workload, host, answering.Value))
                    {
                        yield return Finding.Warning(
                            Rules.AliasUnknown.Id, workload,
                            $"its environment variable '{variable}' asks for '{host}', which nothing in its networks answers to",
                            Nearest.To(host, Names(workload, answering.Value)) is { } near
                                ? $"Did you mean '{near}'? A typed endpoint cannot be misspelt"
                                : "Use the typed endpoint of the service, which cannot be misspelt");
                    }
                }
            }
        }
    }

    public static IEnumerable<Finding> ForeignNetworksAreThere(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts)
        {
            var members = host.Stacks.SelectMany(stack => stack.Members).ToList();
            List<string> networks =
            [
                .. members.OfType<Network>().Where(network => network.Origin == Origin.Fleet).Select(network => network.NameOnHost),
                .. host.KnownNetworks,
            ];
            foreach (var network in members.OfType<Network>().Where(network =>
                         network.Origin == Origin.Elsewhere && !networks.Contains(network.NameOnHost)))
            {
                yield return Unknown(network, network.NameOnHost, "network", networks, "KnownNetworks");
            }

            List<string> volumes =
            [
                .. members.OfType<Volume>().Where(volume => volume.Origin == Origin.Fleet).Select(volume => volume.NameOnHost),
                .. host.KnownVolumes,
            ];
            foreach (var volume in members.OfType<Volume>().Where(volume =>
                         volume.Origin == Origin.Elsewhere && !volumes.Contains(volume.NameOnHost)))
            {
                yield return Unknown(volume, volume.NameOnHost, "volume", volumes, "KnownVolumes");
            }
        }
    }

    private static Finding Unknown(StackMember member, string name, string kind, List<string> known, string list) => Finding.Warning(
        Rules.NetworkUnknown.Id, member,
        $"the {kind} '{name}' is made elsewhere, and nothing says that '{member.Host!.Id}' has it",
        Nearest.To(name, known) is { } near
            ? $"Did you mean '{near}'?"
            : $"Add it to the host's {list} if it is there");

    /// <summary>The names that are answered to in each network.</summary>
    private static Dictionary<Network, HashSet<string>> Answering(FleetModel fleet)
    {
        var names = new Dictionary<Network, HashSet<string>>();
        foreach (var workload in fleet.Workloads)
        {
            foreach (var network in workload.JoinedNetworks)
            {
                if (!names.TryGetValue(network, out var known))
                {
                    names[network] = known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                }

                known.Add(workload.Name);
                known.Add(workload.ContainerName);
                if ((workload as Service)?.Attachments.GetValueOrDefault(network) is { } attachment)
                {
                    known.UnionWith(attachment.Aliases);
                }
            }
        }

        return names;
    }

    private static bool IsKnown(Workload workload, string name, Dictionary<Network, HashSet<string>> answering) =>
        workload.JoinedNetworks.Any(network => answering.TryGetValue(network, out var known) && known.Contains(name))
        || OwnNames(workload).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(Workload workload, Dictionary<Network, HashSet<string>> answering) =>
        workload.JoinedNetworks.SelectMany(network => answering.GetValueOrDefault(network) ?? []).Concat(OwnNames(workload));

    private static IEnumerable<string> OwnNames(Workload workload) =>
        KnownEverywhere.Concat(workload.KnownNames.Keys).Concat((workload as Service)?.ExtraHosts.Keys ?? Enumerable.Empty<string>());
}
