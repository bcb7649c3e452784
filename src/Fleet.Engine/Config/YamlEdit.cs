using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Fleet.Engine.Config;

/// <summary>
/// Changes single entries in the text of a YAML file, so that comments, order and layout of everything else stay.
/// Functions of the text: they return the new one.
/// </summary>
internal static class YamlEdit
{
    /// <summary>Sets an entry of the top-level mapping.</summary>
    public static string SetTop(YamlFile file, string key, ConfigNode value) => file.Root is null
        ? Terminated(file.Text) + YamlWriter.Entry(key, value, 0) + "\n"
        : SetIn(file, file.Root, key, value);

    /// <summary>Sets an entry of the <c>config</c> mapping.</summary>
    public static string SetConfig(YamlFile file, string key, ConfigNode value) =>
        Find(file.Root, "config") is { } found && found.Value is YamlMappingNode { Children.Count: > 0 } config
            ? SetIn(file, config, key, value)
            : SetTop(file, "config", new ConfigNode.Map([KeyValuePair.Create(key, value)]));

    /// <summary>Sets what a path leads to inside an entry of the <c>config</c> mapping.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The entry's name as the file has it.</param>
    /// <param name="path">The path inside the entry, at least one step; it exists but for its last step.</param>
    /// <param name="value">The new value.</param>
    /// <param name="whole">The whole entry's new value, for where the text cannot be changed in place.</param>
    public static string SetConfigPath(
        YamlFile file, string key, ReadOnlySpan<PathSegment> path, ConfigNode value, ConfigNode whole)
    {
        var node = Find(Find(file.Root, "config")?.Value, key)?.Value;
        foreach (var segment in path[..^1])
        {
            node = Step(node, segment);
        }

        return (node, path[^1]) switch
        {
            (YamlMappingNode { Children.Count: > 0 } map, { Name: { } name }) when IsBlock(map) && !IsSecret(map) =>
                SetIn(file, map, name, value),
            (YamlSequenceNode list, { IsIndex: true } at) when at.Index < list.Children.Count
                && list.Children[at.Index] is YamlScalarNode old && !value.IsObject && value is not ConfigNode.Secure =>
                Replace(file.Text, Start(old), End(file, old), YamlWriter.Inline(value)),
            _ => SetConfig(file, key, whole),
        };
    }

    /// <summary>Removes an entry of the <c>config</c> mapping.</summary>
    public static string RemoveConfig(YamlFile file, string key)
    {
        var config = (YamlMappingNode)Find(file.Root, "config")!.Value.Value;
        var (keyNode, value) = Find(config, key)!.Value;
        if (config.Children.Count == 1)
        {
            return SetIn(file, file.Root!, "config", new ConfigNode.Map([]));
        }

        if (!IsBlock(config))
        {
            var read = (ConfigNode.Map)ConfigNodes.Read(file, config);
            var rest = read with { Members = read.Members.RemoveAll(member => member.Key == key) };
            return Replace(file.Text, Start(config), End(file, config), YamlWriter.Inline(rest));
        }

        var lineStart = file.Text.LastIndexOf('\n', Math.Max(0, Start(keyNode) - 1)) + 1;
        var lineEnd = file.Text.IndexOf('\n', End(file, value, keyNode));
        return Replace(file.Text, lineStart, lineEnd < 0 ? file.Text.Length : lineEnd + 1, "");
    }

    private static string SetIn(YamlFile file, YamlMappingNode map, string key, ConfigNode value)
    {
        if (!IsBlock(map))
        {
            var read = (ConfigNode.Map)ConfigNodes.Read(file, map);
            var changed = ConfigPathEdit.Set(read, [PathSegment.Of(key)], value)!;
            return Replace(file.Text, Start(map), End(file, map), YamlWriter.Inline(changed));
        }

        var indent = (int)map.Children[0].Key.Start.Column - 1;
        if (Find(map, key) is { } found)
        {
            return found.Value is YamlScalarNode { Value: not (null or "") } old && !value.IsObject && value is not ConfigNode.Secure
                ? Replace(file.Text, Start(old), End(file, old), YamlWriter.Inline(value))
                : Replace(
                    file.Text, Start(found.Key), End(file, found.Value, found.Key), YamlWriter.Entry(key, value, indent));
        }

        var last = map.Children[^1];
        var lineEnd = file.Text.IndexOf('\n', End(file, last.Value, last.Key));
        var text = lineEnd < 0 ? file.Text + "\n" : file.Text;
        var at = lineEnd < 0 ? text.Length : lineEnd + 1;
        return text.Insert(at, $"{new string(' ', indent)}{YamlWriter.Entry(key, value, indent)}\n");
    }

    private static YamlNode? Step(YamlNode? node, PathSegment segment) => (node, segment) switch
    {
        (YamlMappingNode map, { Name: { } name }) => Find(map, name)?.Value,
        (YamlSequenceNode list, { IsIndex: true }) when segment.Index < list.Children.Count =>
            list.Children[segment.Index],
        _ => null,
    };

    private static KeyValuePair<YamlNode, YamlNode>? Find(YamlNode? node, string key)
    {
        foreach (var member in YamlFile.Members(node))
        {
            if (member.Key is YamlScalarNode scalar && scalar.Value == key)
            {
                return member;
            }
        }

        return null;
    }

    private static bool IsBlock(YamlMappingNode map) => map.Style == MappingStyle.Block;

    private static bool IsSecret(YamlMappingNode map) =>
        map.Children is [{ Key: YamlScalarNode { Value: "secure" } }];

    private static int Start(YamlNode node) => (int)node.Start.Index;

    // A block collection's own end lies behind the comments that follow it, so the end of its last part counts. An
    // absent value ends where its key's colon does.
    private static int End(YamlFile file, YamlNode node, YamlNode? key = null)
    {
        var last = node;
        while (last is YamlMappingNode { Style: MappingStyle.Block, Children.Count: > 0 } map
            || last is YamlSequenceNode { Style: SequenceStyle.Block, Children.Count: > 0 })
        {
            (key, last) = last switch
            {
                YamlMappingNode block => (block.Children[^1].Key, block.Children[^1].Value),
                YamlSequenceNode list => (null, list.Children[^1]),
                _ => (key, last),
            };
        }

        if (key is not null && last is YamlScalarNode { Value: null or "", Style: YamlDotNet.Core.ScalarStyle.Plain })
        {
            return file.Text.IndexOf(':', (int)key.End.Index) + 1;
        }

        var end = Math.Min((int)last.End.Index, file.Text.Length);
        if (last is YamlMappingNode or YamlSequenceNode && file.Text[end - 1] is not ('}' or ']'))
        {
            // An empty flow collection is said to end where its closing bracket begins.
            return file.Text.IndexOfAny(['}', ']'], end) + 1;
        }

        while (end > (int)last.Start.Index && char.IsWhiteSpace(file.Text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static string Replace(string text, int start, int end, string replacement) =>
        string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(end));

    private static string Terminated(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
}
