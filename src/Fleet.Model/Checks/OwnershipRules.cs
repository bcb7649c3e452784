namespace Fleet;

/// <summary>What the running stack must know to register the hosts it owns.</summary>
internal static class OwnershipRules
{
    public static IEnumerable<Finding> OwnedHostsExist(FleetModel fleet)
    {
        if (fleet.Options.Owns.Count == 0)
        {
            yield return Setting(
                "owns-nothing", "fleet:owns", "names no host",
                $"List the hosts this stack registers, of {Quoted(fleet.Hosts.Select(host => host.Id))}, or \"*\" for all");
        }

        foreach (var id in fleet.Options.Owns.Where(id => id != "*" && !IsDeclared(fleet, id)))
        {
            yield return Setting(
                "host-unknown", "fleet:owns", $"names '{id}', which is not declared",
                Nearest.Hint(id, "declared hosts", Names(fleet)));
        }

        foreach (var id in fleet.Options.Hosts.Keys.Where(id => !IsDeclared(fleet, id)))
        {
            yield return Setting(
                "host-unknown", "fleet:hosts", $"has an address for '{id}', which is not declared",
                Nearest.Hint(id, "declared hosts", Names(fleet)));
        }
    }

    public static IEnumerable<Finding> OwnedHostsHaveAddresses(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts.Where(host => host.IsOwned && host is not (LocalHost or KubernetesHost)))
        {
            foreach (var (each, why) in host.Way.Select(jump => (jump, $"the way to '{host.Id}' leads through it, and this stack knows"))
                .Prepend((host, "this stack owns it and knows")))
            {
                if (string.IsNullOrEmpty(each.Place?.Address))
                {
                    yield return Finding.Error(
                        "address-missing", each, $"{why} no address of it",
                        $"Add '{each.Id}' with its address to fleet:hosts in the stack's config");
                }
                else if (each.Place.HostKey is null)
                {
                    yield return Finding.Error(
                        "host-key-missing", each, $"no host key is pinned for '{each.Place.Address}'",
                        "Add its hostKey to fleet:hosts, as ssh-keyscan prints it on the host itself");
                }
            }
        }
    }

    public static IEnumerable<Finding> ForeignSecretsHaveASource(FleetModel fleet) =>
        from member in fleet.Members
        where member.Host!.IsOwned && fleet.Options.SecretsFrom is null
        from secret in member.Values.SelectMany(each => each.Value.Secrets).Distinct()
        where secret.Home is { IsOwned: false }
        select Finding.Error(
            "secret-source-missing", member,
            $"it uses the secret '{secret.Name}', which the stack that owns '{secret.Home!.Id}' {(secret.Reading is null ? "generates" : "reads")}",
            "Name that stack in fleet:secretsFrom");

    private static IEnumerable<string> Names(FleetModel fleet) => fleet.Hosts.SelectMany(host => host.Aliases.Prepend(host.Id));

    private static bool IsDeclared(FleetModel fleet, string name) =>
        fleet.Hosts.Any(host => host.Id == name || host.Aliases.Contains(name));

    private static Finding Setting(string rule, string key, string reason, string mend) =>
        new(FindingSeverity.Error, rule, key, $"Setting '{key}'", reason, mend);

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
