using Fleet.Compose.Yaml;

namespace Fleet.Compose.Loading;

/// <summary>
/// Merges what one file says over what another said: mappings by name, lists one after the other, but commands as a whole, and
/// ports and mounts by what makes each the same.
/// </summary>
internal static class Merger
{
    /// <summary>Attributes of a service that are replaced as a whole.</summary>
    private static readonly string[] Whole = ["command", "entrypoint", "test"];

    public static MapNode Merge(MapNode below, MapNode above) => (MapNode)Merge(below, above, "");

    /// <summary>Without what was reset and never merged with anything.</summary>
    public static MapNode Strip(MapNode map) => map with
    {
        Entries = [.. map.Entries.Where(entry => entry.Value.Merge != MergeTag.Reset)
            .Select(entry => entry with { Value = Strip(entry.Value) })],
    };

    /// <summary>True when two nodes say the same, wherever they are written.</summary>
    public static bool Same(Node one, Node other) => (one, other) switch
    {
        (TextNode a, TextNode b) => a.Pieces.SequenceEqual(b.Pieces),
        (ListNode a, ListNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (MapNode a, MapNode b) => a.Entries.Count == b.Entries.Count
            && a.Entries.All(entry => b.Find(entry.Name) is { } found && Same(entry.Value, found)),
        _ => false,
    };

    private static Node Strip(Node node) => node switch
    {
        MapNode map => Strip(map),
        ListNode list => list with { Items = [.. list.Items.Where(item => item.Merge != MergeTag.Reset).Select(Strip)] },
        _ => node,
    };

    private static Node Merge(Node below, Node above, string name)
    {
        if (above.Merge == MergeTag.Override || Whole.Contains(name))
        {
            return above with { Merge = MergeTag.None };
        }

        return (below, above) switch
        {
            (MapNode lower, MapNode upper) => Maps(lower, upper, name),
            (ListNode lower, ListNode upper) => upper with { Items = Lists(lower.Items, upper.Items, name) },
            (MapNode or ListNode, { IsNull: true }) => below,
            _ => above,
        };
    }

    private static MapNode Maps(MapNode below, MapNode above, string name)
    {
        // Options belong to their driver.
        if (name == "logging" && above.Find("driver") is { } driver && below.Find("driver") is { } old && !Same(driver, old))
        {
            return above;
        }

        var entries = below.Entries.ToList();
        foreach (var entry in above.Entries)
        {
            var index = entries.FindIndex(each => each.Name == entry.Name);
            if (entry.Value.Merge == MergeTag.Reset)
            {
                entries.RemoveAll(each => each.Name == entry.Name);
            }
            else if (index < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[index] = entry with { Value = Merge(entries[index].Value, entry.Value, entry.Name) };
            }
        }

        return above with { Entries = entries };
    }

    private static List<Node> Lists(IReadOnlyList<Node> below, IReadOnlyList<Node> above, string name)
    {
        var items = below.ToList();
        foreach (var item in above)
        {
            var index = Key(item, name) is { } key ? items.FindIndex(each => Key(each, name) == key) : -1;
            if (index < 0)
            {
                items.Add(item);
            }
            else
            {
                // Another type of mount has nothing in common with the one it takes the place of.
                items[index] = items[index] is MapNode lower && item is MapNode upper && name is not "volumes"
                    ? Maps(lower, upper, "")
                    : item;
            }
        }

        return items;
    }

    /// <summary>What must be one in a list; <see langword="null"/> where any number may be.</summary>
    private static string? Key(Node item, string name) => (name, item) switch
    {
        ("ports", MapNode port) =>
            $"{Text(port, "host_ip")}|{Text(port, "target")}|{Text(port, "published")}|{Text(port, "protocol") ?? "tcp"}",
        ("volumes", MapNode mount) => Text(mount, "target")?.TrimEnd('/'),
        ("configs" or "secrets", MapNode grant) => Text(grant, "target") ?? Text(grant, "source"),
        ("expose" or "cap_add" or "cap_drop" or "security_opt" or "group_add" or "profiles", TextNode { IsOpaque: false } text) => text.Text,
        _ => null,
    };

    private static string? Text(MapNode map, string name) => (map.Find(name) as TextNode)?.Text;
}
