using Fleet.Shared;

namespace Fleet.Components;

/// <summary>Keeps addresses out of what is registered that <c>FLEET_ALLOW_NET</c> does not let be contacted.</summary>
internal static class AddressRules
{
    /// <param name="model">The fleet.</param>
    /// <param name="severity">How grave it is: what contacts nothing only warns.</param>
    public static IEnumerable<Finding> Check(FleetModel model, FindingSeverity severity)
    {
        foreach (var host in model.Hosts.Where(host => host.IsOwned))
        {
            if (host.Place is { Address.Length: > 0 } place && AddressGuard.Refusal(place.Address) is { } refusal)
            {
                yield return Refused(severity, host.Id, $"Host '{host.Id}'", refusal);
            }
        }

        foreach (var gate in model.Members.OfType<HealthGate>().Where(gate => gate.Host!.IsOwned))
        {
            var target = gate.Probe switch
            {
                TcpProbe tcp => tcp.Host,
                HttpProbe http => new Uri(http.Url).Host,
                _ => null,
            };
            if (target is not null && AddressGuard.Refusal(target) is { } refusal)
            {
                yield return Refused(severity, gate.Path, $"Gate '{gate.Path}'", refusal);
            }
        }
    }

    /// <summary>The guard's text is reason and mend in one, two sentences.</summary>
    private static Finding Refused(FindingSeverity severity, string path, string subject, string refusal)
    {
        var end = refusal.IndexOf(". ", StringComparison.Ordinal);
        return new Finding(
            severity, Rules.AddressRefused.Id, path, subject, refusal[..end], refusal[(end + 2)..].TrimEnd('.'));
    }
}
