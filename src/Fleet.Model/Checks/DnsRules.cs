namespace Fleet;

/// <summary>Declared names lead where the fleet serves them.</summary>
internal static class DnsRules
{
    public static IEnumerable<Finding> EntriesCanStandTogether(FleetModel fleet) =>
        from zone in fleet.Zones
        from name in zone.Entries.GroupBy(zone.NameOf, StringComparer.OrdinalIgnoreCase)
        where name.Count() > 1
            && (name.Any(entry => entry.Kind == DnsKind.Cname) || name.GroupBy(entry => (entry.Kind, entry.Host, entry.Value)).Any(same => same.Count() > 1))
        select Of(
            Rules.DnsClash, zone,
            name.Any(entry => entry.Kind == DnsKind.Cname)
                ? $"'{name.Key}' is another name for something, and has {name.Count() - 1} more {(name.Count() == 2 ? "entry" : "entries")}"
                : $"an entry of '{name.Key}' is declared twice",
            "Keep one of them");

    public static IEnumerable<Finding> DomainsAreDeclaredOnce(FleetModel fleet) =>
        from same in fleet.Zones.GroupBy(zone => zone.Name, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select Of(Rules.DnsClash, same.First(), "it is declared more than once", "Put its entries together");

    public static IEnumerable<Finding> HostsOfEntriesAreDeclared(FleetModel fleet) =>
        from zone in fleet.Zones
        from entry in zone.Entries
        where entry.Host is { } host && host.Fleet != fleet
        select Of(Rules.Undeclared, zone, $"'{zone.NameOf(entry)}' leads to '{entry.Host!.Id}', which is not declared", "Add it to the fleet");

    public static IEnumerable<Finding> SitesAreFound(FleetModel fleet)
    {
        if (fleet.Zones.Count == 0)
        {
            yield break;
        }

        foreach (var site in fleet.Members.OfType<EdgeProxy>().SelectMany(edge => edge.Sites).Where(site => site.Edge?.Host is not null))
        {
            if (ZoneOf(fleet, site.Name) is not { } zone)
            {
                continue;
            }

            var edge = site.Edge!;
            var answer = Resolved(fleet, zone, site.Name);
            if (answer.Count == 0)
            {
                yield return Finding.Warning(
                    Rules.SiteUnfound.Id, edge, $"no entry of '{zone.Name}' leads to its site '{site.Name}'",
                    $"Add a DnsEntry for it that leads to '{edge.Host!.Id}'");
            }
            else if (answer.TrueForAll(entry => entry.Host is { } host && host != edge.Host))
            {
                yield return Finding.Warning(
                    Rules.SiteUnfound.Id, edge,
                    $"the name of its site '{site.Name}' leads to {string.Join(", ", answer.Select(entry => $"'{entry.Host!.Id}'").Distinct())}",
                    $"Let it lead to '{edge.Host!.Id}', or move the site");
            }
        }
    }

    /// <summary>The addresses a name ends at. What leads out of the declared domains is not followed.</summary>
    private static List<DnsEntry> Resolved(FleetModel fleet, DnsZone zone, string domain)
    {
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (asked.Add(domain))
        {
            var answer = zone.Answer(domain).Where(entry => entry.Kind is DnsKind.A or DnsKind.Aaaa or DnsKind.Cname).ToList();
            if (answer is not [{ Kind: DnsKind.Cname, Value: { } other }] || ZoneOf(fleet, domain = other.TrimEnd('.')) is not { } next)
            {
                return answer;
            }

            zone = next;
        }

        return [];
    }

    /// <summary>The declared domain that holds a name: the one that is nearest to it.</summary>
    private static DnsZone? ZoneOf(FleetModel fleet, string name) => fleet.Zones.Where(zone => zone.Holds(name)).MaxBy(zone => zone.Name.Length);

    private static Finding Of(Rule rule, DnsZone zone, string reason, string mend) =>
        new(FindingSeverity.Error, rule.Id, zone.Name, $"Domain '{zone.Name}'", reason, mend);
}
