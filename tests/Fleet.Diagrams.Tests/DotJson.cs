using System.Text.Json;
using Fleet.TestKit;

namespace Fleet.Diagrams.Tests;

/// <summary>Reads what Graphviz says of a drawing in its JSON.</summary>
internal static class DotJson
{
    public static Parsed Read(NodeResult result)
    {
        if (result.ExitCode != 0)
        {
            return new Parsed { Error = result.Output };
        }

        using var document = JsonDocument.Parse(result.Output);
        var objects = document.RootElement.GetProperty("objects").EnumerateArray().ToDictionary(each => each.GetProperty("_gvid").GetInt32());
        return new Parsed
        {
            Nodes = [.. objects.Values.Select(each => new ParsedNode(Id(Text(each, "name")!), Text(each, "label") ?? ""))],
            Edges = document.RootElement.TryGetProperty("edges", out var edges) ? [.. edges.EnumerateArray().Select(EdgeOf)] : [],
        };

        Edge EdgeOf(JsonElement edge)
        {
            // The end at a group's border is that group.
            var tail = Id(Text(edge, "ltail") ?? Text(objects[edge.GetProperty("tail").GetInt32()], "name")!);
            var head = Id(Text(edge, "lhead") ?? Text(objects[edge.GetProperty("head").GetInt32()], "name")!);
            var (from, to) = Text(edge, "dir") == "back" ? (head, tail) : (tail, head);
            return new(
                from,
                to,
                Text(edge, "label")?.Replace("\\n", "\n", StringComparison.Ordinal) ?? "",
                Text(edge, "style") is "dashed" or "dotted",
                Text(edge, "dir") == "both");
        }
    }

    private static string Id(string name) => name.StartsWith("cluster_", StringComparison.Ordinal) ? name["cluster_".Length..] : name;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
