using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Parser = YamlDotNet.Core.Parser;

namespace Fleet.Compose.Yaml;

/// <summary>Reads YAML into nodes: anchors, aliases and <c>&lt;&lt;</c> are resolved, places are kept.</summary>
internal sealed class YamlReader
{
    /// <summary>A file that grows beyond this by its aliases is an accident or an attack.</summary>
    private const int LargestSize = 200_000;

    private readonly Source _source;
    private readonly Problems _problems;
    private readonly Parser _parser;
    private readonly Dictionary<string, Node> _anchors = [];

    private YamlReader(string text, Source source, Problems problems)
    {
        _source = source;
        _problems = problems;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The one document of a file; an empty mapping when it has none or is no YAML, which is then a problem.</summary>
    public static MapNode Read(string text, Source source, Problems problems)
    {
        var start = new Place(source, 1, 1);
        try
        {
            return new YamlReader(text, source, problems).Document() switch
            {
                null => new MapNode(start, []),
                MapNode map => map,
                { IsNull: true } => new MapNode(start, []),
                var other => Refuse(other),
            };
        }
        catch (YamlException error)
        {
            problems.Add(
                new Place(source, (int)error.Start.Line, (int)error.Start.Column),
                $"this is not YAML: {Lowered(error.Message)}", "Correct the indentation or quote the text");
            return new MapNode(start, []);
        }

        MapNode Refuse(Node other)
        {
            problems.Add(other.At, $"a Compose file is a mapping, and this is {other.Kind}", "Begin with 'services:'");
            return new MapNode(start, []);
        }
    }

    private Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Read();
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            _problems.Add(At(second), "a Compose file is one document, and here begins another", "Put it in a file of its own");
        }

        return root;
    }

    private Node Read()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias);
        }

        var start = (NodeEvent)_parser.Current!;
        Node node = start switch
        {
            Scalar => ReadText(),
            SequenceStart => ReadList(),
            _ => ReadMap(),
        };
        node = node with { Merge = MergeOf(start) };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    private Node Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            _problems.Add(At(alias), $"'*{alias.Value.Value}' refers to no anchor above it", $"Write '&{alias.Value.Value}' before what it means");
            return new TextNode(At(alias), "", isPlain: true);
        }

        if (node.Size > LargestSize)
        {
            throw new YamlException(alias.Start, alias.End, $"Aliases make the file larger than {LargestSize} values");
        }

        return node;
    }

    private TextNode ReadText()
    {
        var scalar = _parser.Consume<Scalar>();
        return new TextNode(At(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty);
    }

    private ListNode ReadList()
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read());
        }

        return new ListNode(At(start), items);
    }

    private MapNode ReadMap()
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<Entry>();
        var merged = new List<MapNode>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var at = At(_parser.Current!);
            if (Read() is not TextNode name)
            {
                _problems.Add(at, "a name is a text, and this is something else", "Write 'name: value'");
                Read();
                continue;
            }

            var value = Read();
            if (name is { Text: "<<", IsPlain: true })
            {
                merged.AddRange(Merged(value));
            }
            else if (entries.Exists(entry => entry.Name == name.Text))
            {
                _problems.Add(at, $"'{name.Text}' is written twice in one mapping", "Remove one of them");
            }
            else
            {
                entries.Add(new Entry(name.Text, at, value));
            }
        }

        foreach (var entry in merged.SelectMany(map => map.Entries).Where(entry => !entries.Exists(own => own.Name == entry.Name)))
        {
            entries.Add(entry);
        }

        return new MapNode(At(start), entries);
    }

    private IEnumerable<MapNode> Merged(Node value)
    {
        foreach (var each in value is ListNode list ? list.Items : [value])
        {
            if (each is MapNode map)
            {
                yield return map;
            }
            else if (!each.IsNull)
            {
                _problems.Add(each.At, $"'<<' takes in a mapping, and this is {each.Kind}", "Refer to an anchor before a mapping");
            }
        }
    }

    private MergeTag MergeOf(NodeEvent start)
    {
        if (start.Tag.IsEmpty || start.Tag.IsNonSpecific || start.Tag.Value.StartsWith("tag:yaml.org,", StringComparison.Ordinal))
        {
            return MergeTag.None;
        }

        switch (start.Tag.Value)
        {
            case "!reset":
                return MergeTag.Reset;
            case "!override":
                return MergeTag.Override;
            default:
                _problems.Add(At(start), $"the tag '{start.Tag.Value}' means nothing in a Compose file", "Use '!reset', '!override' or none");
                return MergeTag.None;
        }
    }

    private Place At(ParsingEvent read) => new(_source, (int)read.Start.Line, (int)read.Start.Column);

    private static string Lowered(string message) =>
        message.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
