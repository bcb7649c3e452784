using System.Globalization;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Loading;

/// <summary>
/// Reads the short form of ports, <c>[[address:]published:]target[/protocol]</c> with ranges such as <c>8000-8005</c>, into the
/// long one; a range becomes several ports.
/// </summary>
internal sealed class PortSyntax(Problems problems)
{
    private const string Form = "Write it as 'PORT:PORT', 'ADDRESS:PORT:PORT' or as a mapping with target and published";

    public IEnumerable<Node> Read(Node item) => item switch
    {
        TextNode { IsOpaque: false } text => Short(text),
        MapNode map => Long(map),
        _ => [item],
    };

    private IEnumerable<Node> Short(TextNode text)
    {
        var (words, protocol) = text.Text.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
            ? (text.Text[..slash], text.Text[(slash + 1)..])
            : (text.Text, null);
        var last = words.LastIndexOf(':');
        var target = words[(last + 1)..];
        string? published = null, address = null;
        if (last >= 0)
        {
            var before = words[..last];
            var middle = before.EndsWith(']') ? -1 : before.LastIndexOf(':');
            published = before[(middle + 1)..];
            address = middle < 0 ? null : before[..middle].Trim('[', ']');
            if (before.EndsWith(']'))
            {
                (published, address) = ("", before.Trim('[', ']'));
            }
        }

        if (Range(target) is not { } targets || published is { Length: > 0 } && Range(published) is null)
        {
            problems.Add(text.At, $"'{text.Shown}' is not a port", Form);
            return [];
        }

        return Expand(text, new MapNode(text.At, []), targets, published, address, protocol);
    }

    private IEnumerable<Node> Long(MapNode map)
    {
        if (map.Find("published") is TextNode { IsOpaque: false } published && published.Text.Contains('-', StringComparison.Ordinal)
            && map.Find("target") is TextNode target && Range(target.Text) is { } targets)
        {
            return Expand(published, map, targets, published.Text, null, null);
        }

        return [map];
    }

    private IEnumerable<Node> Expand(
        TextNode text, MapNode rest, (int First, int Last) targets, string? published, string? address, string? protocol)
    {
        var count = targets.Last - targets.First + 1;
        var hosts = published is { Length: > 0 } ? Range(published) : null;
        if (hosts is { } range && range.Last - range.First + 1 != count)
        {
            problems.Add(
                text.At, $"'{text.Shown}' gives {range.Last - range.First + 1} ports of the host to {count} of the container",
                "Name one port of the host for each port of the container");
            return [];
        }

        return Enumerable.Range(0, count).Select(index =>
        {
            var map = rest.With("target", Number(text, targets.First + index));
            map = hosts is { } known ? map.With("published", Number(text, known.First + index)) : map;
            map = address is { Length: > 0 } ? map.With("host_ip", new TextNode(text.At, address)) : map;
            return protocol is null ? map : map.With("protocol", new TextNode(text.At, protocol));
        });
    }

    private static TextNode Number(TextNode text, int number) => new(text.At, number.ToString(CultureInfo.InvariantCulture));

    private static (int First, int Last)? Range(string text)
    {
        var ends = text.Split('-');
        return ends.Length <= 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first <= last && last <= 65535
            ? (first, last)
            : null;
    }
}
