namespace Fleet.Document;

/// <summary>Writes a host as a document.</summary>
internal static class HostWriter
{
    public static HostDocument Write(Host host) => new()
    {
        Id = host.Id,
        Kind = host.Kind,
        Title = host.Title,
        Description = host.Description,
        Owned = host.IsOwned,
        Address = host.Place?.Address,
        Port = host.Place?.Port ?? 22,
        User = host.Place?.User ?? "root",
        HostKey = host.Place?.HostKey,
        Overlay = host.Place?.Overlay,
        MemoryMiB = host.Facts.MemoryMiB,
        System = host.System,
        Provider = host.Provider?.Name,
        Form = host is LinuxHost { Form: { } form } ? Words.Of(form) : null,
        Parent = host.Parent?.Id,
        Stage = host.Stage?.Name,
        Aliases = host.Aliases.OrNull(),
        Facts = Facts(host.Facts),
        Addresses = host.Addresses is { Public: null, Private: null, Overlay: null } ? null : new()
        {
            Public = host.Addresses.Public,
            Private = host.Addresses.Private,
            Overlay = host.Addresses.Overlay,
        },
        Claims = host.Claims.Select(claim => new ClaimDocument { Count = claim.Count, Source = claim.Source }).OrNull(),
        WidestExposure = Words.Of(host.WidestExposure),
        PublicPorts = host.PublicPorts,
        Firewall = host.Firewall?.Rules.Select(Rule).ToList(),
        Labels = DocumentWriter.Sorted(host.Labels),
    };

    private static HostFactsDocument? Facts(HostFacts facts)
    {
        var document = new HostFactsDocument
        {
            Processor = facts.Processor,
            Architecture = facts.Architecture is { } architecture ? Words.Of(architecture) : null,
            Cores = facts.Cores,
            MemoryMiB = facts.MemoryMiB,
            Disks = facts.Disks.Count == 0
                ? null
                : new SortedDictionary<string, int?>(facts.Disks.ToDictionary(disk => disk.MountPoint, disk => disk.SizeGiB), StringComparer.Ordinal),
            Gpus = facts.Gpus.OrNull(),
            System = facts.System,
            Model = facts.Model,
        };
        return document == new HostFactsDocument() ? null : document;
    }

    private static FirewallRuleDocument Rule(FirewallRule rule) => new()
    {
        Verdict = Words.Of(rule.Verdict),
        Ports = [.. rule.Ports.Select(range => range.ToString())],
        Protocol = Words.Of(rule.Protocol),
        From = rule.Networks.Concat(rule.Hosts.Select(host => host.Id)).OrNull(),
        Because = rule.Because,
    };
}
