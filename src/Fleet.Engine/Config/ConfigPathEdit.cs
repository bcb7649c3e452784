namespace Fleet.Engine.Config;

/// <summary>Reads and changes what a path leads to inside a configuration value.</summary>
internal static class ConfigPathEdit
{
    /// <summary>What a path leads to; null when there is nothing.</summary>
    public static ConfigNode? Find(ConfigNode? node, ReadOnlySpan<PathSegment> path)
    {
        foreach (var segment in path)
        {
            node = (node, segment) switch
            {
                (ConfigNode.Map map, { Name: { } name }) => Member(map, name),
                (ConfigNode.List list, { IsIndex: true }) when segment.Index < list.Items.Length =>
                    list.Items[segment.Index],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>The value with what a path leads to set, making the objects and lists on the way.</summary>
    /// <returns>Null when the path does not fit: an index past the end, or a step into a text.</returns>
    public static ConfigNode? Set(ConfigNode? node, ReadOnlySpan<PathSegment> path, ConfigNode value)
    {
        if (path.IsEmpty)
        {
            return value;
        }

        switch (node, path[0])
        {
            case (null or ConfigNode.Map, { Name: { } name }):
                var map = node as ConfigNode.Map ?? new ConfigNode.Map([]);
                return Set(Member(map, name), path[1..], value) is { } member ? With(map, name, member) : null;
            case (null or ConfigNode.List, { IsIndex: true } at):
                var items = (node as ConfigNode.List)?.Items ?? [];
                var old = at.Index < items.Length ? items[at.Index] : null;
                if (at.Index > items.Length || Set(old, path[1..], value) is not { } item)
                {
                    return null;
                }

                return new ConfigNode.List(old is null ? items.Add(item) : items.SetItem(at.Index, item));
            default:
                return null;
        }
    }

    /// <summary>The value without what a path leads to; the same value when there is nothing.</summary>
    public static ConfigNode Remove(ConfigNode node, ReadOnlySpan<PathSegment> path)
    {
        switch (node, path[0])
        {
            case (ConfigNode.Map map, { Name: { } name }) when Member(map, name) is { } member:
                return path.Length > 1
                    ? With(map, name, Remove(member, path[1..]))
                    : map with { Members = map.Members.RemoveAll(entry => entry.Key == name) };
            case (ConfigNode.List list, { IsIndex: true } at) when at.Index < list.Items.Length:
                return new ConfigNode.List(path.Length > 1
                    ? list.Items.SetItem(at.Index, Remove(list.Items[at.Index], path[1..]))
                    : list.Items.RemoveAt(at.Index));
            default:
                return node;
        }
    }

    /// <summary>The value that a text below a path becomes: truth values and plain integers are recognised.</summary>
    public static ConfigNode Coerce(string text) => text switch
    {
        "true" or "false" => new ConfigNode.Literal(text),
        _ when IsInteger(text) => new ConfigNode.Literal(text),
        _ => new ConfigNode.Text(text),
    };

    private static bool IsInteger(string text) =>
        long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, null, out _)
        && text[0] != '+' && (text.TrimStart('-')[0] != '0' || text == "0");

    private static ConfigNode? Member(ConfigNode.Map map, string name) =>
        map.Members.FirstOrDefault(member => member.Key == name).Value;

    private static ConfigNode.Map With(ConfigNode.Map map, string name, ConfigNode value)
    {
        var entry = KeyValuePair.Create(name, value);
        var index = map.Members.ToList().FindIndex(member => member.Key == name);
        return map with { Members = index < 0 ? map.Members.Add(entry) : map.Members.SetItem(index, entry) };
    }
}
