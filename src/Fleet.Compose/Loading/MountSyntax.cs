using Fleet.Compose.Yaml;

namespace Fleet.Compose.Loading;

/// <summary>
/// Reads the short form of mounts, <c>[source:]target[:options]</c>, into the long one. A source with a dot, a slash or a tilde in
/// front is a path of the host, any other a volume.
/// </summary>
internal sealed class MountSyntax(Problems problems)
{
    public Node Read(Node item)
    {
        if (item is not TextNode { IsOpaque: false } text)
        {
            return item;
        }

        var words = text.Text.Split(':');
        if (words.Length > 3 || words.Any(word => word.Length == 0))
        {
            problems.Add(
                text.At, $"'{text.Shown}' is not a mount",
                "Write it as 'TARGET', 'SOURCE:TARGET', 'SOURCE:TARGET:ro' or as a mapping with type, source and target");
            return new MapNode(text.At, [Said("type", "tmpfs"), Said("target", "/")]) { Merge = MergeTag.Reset };
        }

        if (words.Length == 1)
        {
            return new MapNode(text.At, [Said("type", "volume"), Said("target", words[0])]);
        }

        var isPath = words[0][0] is '.' or '/' or '~';
        var map = new MapNode(text.At, [Said("type", isPath ? "bind" : "volume"), Said("source", words[0]), Said("target", words[1])]);
        return words.Length == 3 ? words[2].Split(',').Aggregate(map, (whole, option) => Option(whole, option, isPath)) : map;

        Entry Said(string name, string value) => new(name, text.At, new TextNode(text.At, value));

        MapNode Option(MapNode whole, string option, bool ofPath)
        {
            switch (option)
            {
                case "rw":
                    return whole.With("read_only", new TextNode(text.At, "false"));
                case "ro":
                    return whole.With("read_only", new TextNode(text.At, "true"));
                case "z" or "Z":
                    return whole.With("bind", Inner(whole.Find("bind"), "selinux", option));
                case "cached" or "delegated" or "consistent":
                    return whole;
                case "nocopy" when !ofPath:
                    return whole.With("volume", Inner(whole.Find("volume"), "nocopy", "true"));
                case "rshared" or "rslave" or "rprivate" or "shared" or "slave" or "private" when ofPath:
                    return whole.With("bind", Inner(whole.Find("bind"), "propagation", option));
                default:
                    problems.Add(
                        text.At, $"'{option}' is no option of a {(ofPath ? "path's" : "volume's")} mount",
                        "Use 'ro', 'rw', 'z', 'Z', 'nocopy' for a volume, or a propagation such as 'rslave' for a path");
                    return whole;
            }
        }

        MapNode Inner(Node? inner, string name, string value) =>
            (inner as MapNode ?? new MapNode(text.At, [])).With(name, new TextNode(text.At, value));
    }
}
