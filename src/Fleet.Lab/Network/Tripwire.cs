using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Fleet.Lab.Machine;
using Fleet.Lab.Records;

namespace Fleet.Lab.Network;

/// <summary>
/// Drops and counts every packet to an address that nothing here may ever contact, in an nftables table of the lab's own,
/// which comes before the engine's rules.
/// </summary>
internal static class Tripwire
{
    /// <summary>Sets the tripwire in a namespace, or (null) on the machine, unless it is there as wanted.</summary>
    public static async Task EnsureAsync(
        LabPaths paths, LabSpec spec, string? networkNamespace, CancellationToken cancellationToken)
    {
        var existing = await CountsAsync(paths, networkNamespace, cancellationToken);
        if (existing is not null && existing.Keys.ToHashSet().SetEquals(spec.ForbiddenAddresses))
        {
            return;
        }

        if (networkNamespace is not null && networkNamespace != paths.Bridge)
        {
            // A packet that no route takes is never made, so it could not be counted: the loopback takes these, and the
            // rules drop them before they arrive there.
            await NetworkBatch.RunAsync(
                $"Setting the tripwire of lab '{spec.Id}'",
                networkNamespace,
                spec.ForbiddenAddresses.Select(address => $"route replace {address}/32 dev lo"),
                cancellationToken);
        }

        var result = await NftAsync(networkNamespace, ["-f", "-"], Rules(paths, spec, networkNamespace), cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new LabException(
                $"Setting the tripwire of lab '{spec.Id}' in {networkNamespace ?? "the machine's own namespace"}: "
                + $"nftables refused it: {result.LastLines}");
        }
    }

    /// <summary>How many packets were dropped, by address; null where there is no tripwire.</summary>
    public static async Task<ImmutableSortedDictionary<string, long>?> CountsAsync(
        LabPaths paths, string? networkNamespace, CancellationToken cancellationToken)
    {
        var result = await NftAsync(networkNamespace, ["-j", "list", "counters"], null, cancellationToken);
        return result.ExitCode == 0 ? Parse(result.Output, paths.Table) : null;
    }

    /// <summary>Removes the machine's tripwire; those in namespaces go with them.</summary>
    public static Task RemoveFromMachineAsync(LabPaths paths, CancellationToken cancellationToken) =>
        NftAsync(null, ["delete", "table", "inet", paths.Table], null, cancellationToken);

    /// <summary>The rules as <c>nft</c> reads them: the table is made anew in one transaction.</summary>
    internal static string Rules(LabPaths paths, LabSpec spec, string? networkNamespace)
    {
        var rules = new StringBuilder();
        AddTable(rules, "inet", ["output", "prerouting"], paths, spec, isMachine: networkNamespace is null);
        if (networkNamespace == paths.Bridge)
        {
            // What a bridge passes on between its ports never meets the inet family.
            AddTable(rules, "bridge", ["prerouting"], paths, spec, isMachine: false);
        }

        return rules.ToString();
    }

    private static void AddTable(
        StringBuilder rules, string family, string[] hooks, LabPaths paths, LabSpec spec, bool isMachine)
    {
        rules.Append($"table {family} {paths.Table}\ndelete table {family} {paths.Table}\n");
        rules.Append($"table {family} {paths.Table} {{\n");
        foreach (var address in spec.ForbiddenAddresses)
        {
            rules.Append($"  counter {CounterName(address)} {{ }}\n");
        }

        foreach (var hook in hooks)
        {
            rules.Append($"  chain {hook} {{\n    type filter hook {hook} priority -300; policy accept;\n");
            foreach (var address in spec.ForbiddenAddresses)
            {
                rules.Append($"    ip daddr {address} counter name {CounterName(address)} drop\n");
            }

            rules.Append("  }\n");
        }

        if (isMachine)
        {
            // A machine that routes for others must not become the hosts' way out.
            rules.Append("  chain forward {\n    type filter hook forward priority -300; policy accept;\n");
            rules.Append($"    iifname \"{paths.MachineLink}\" drop\n    oifname \"{paths.MachineLink}\" drop\n  }}\n");
        }

        rules.Append("}\n");
    }

    // {"nftables":[{"metainfo":{…}},{"counter":{"family":"inet","name":"a192_0_2_1","table":"fleet_lab_lab","packets":0,…}}]}
    private static ImmutableSortedDictionary<string, long>? Parse(string json, string table)
    {
        using var document = JsonDocument.Parse(json);
        var counts = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var item in document.RootElement.GetProperty("nftables").EnumerateArray())
        {
            if (item.TryGetProperty("counter", out var counter) && counter.GetProperty("table").GetString() == table)
            {
                var address = counter.GetProperty("name").GetString()![1..].Replace('_', '.');
                counts[address] = counts.GetValueOrDefault(address) + counter.GetProperty("packets").GetInt64();
            }
        }

        return counts.Count == 0 ? null : counts.ToImmutable();
    }

    private static string CounterName(string address) => "a" + address.Replace('.', '_');

    private static Task<ToolResult> NftAsync(
        string? networkNamespace, string[] arguments, string? input, CancellationToken cancellationToken) =>
        networkNamespace is null
            ? Tool.RunAsync("nft", arguments, input, cancellationToken: cancellationToken)
            : Tool.RunAsync(
                "nsenter",
                [$"--net={LabPaths.NamespaceRoot}/{networkNamespace}", "nft", .. arguments],
                input,
                cancellationToken: cancellationToken);
}
