using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Takes out of a tree what the operator asked to leave out.</summary>
internal static class LeftOut
{
    /// <summary>The tree without the places named by <paramref name="patterns"/>, such as <c>services.*.pids_limit</c>.</summary>
    public static MapNode Remove(MapNode tree, IEnumerable<string> patterns) =>
        patterns.Aggregate(tree, (left, pattern) => Remove(left, pattern.Split('.')));

    private static MapNode Remove(MapNode map, ReadOnlySpan<string> path)
    {
        var entries = new List<Entry>();
        foreach (var entry in map.Entries)
        {
            var isMeant = path[0] == "*" || path[0] == entry.Name;
            if (isMeant && path.Length > 1 && entry.Value is MapNode inner)
            {
                entries.Add(entry with { Value = Remove(inner, path[1..]) });
            }
            else if (!isMeant || path.Length > 1)
            {
                entries.Add(entry);
            }
        }

        return map with { Entries = entries };
    }
}
