using Fleet.Compose.Yaml;

namespace Fleet.Compose.Interpolation;

/// <summary>Replaces the variables in every value of a file; names are left as they are.</summary>
internal static class Interpolator
{
    public static MapNode Fill(MapNode map, Variables variables, Problems problems) =>
        (MapNode)Fill((Node)map, variables, problems);

    private static Node Fill(Node node, Variables variables, Problems problems) => node switch
    {
        // Reset values are not looked at.
        { Merge: MergeTag.Reset } => node,
        TextNode text when text.Text.Contains('$', StringComparison.Ordinal) =>
            text with { Pieces = Template.Fill(text.Text, variables, text.At, problems) },
        ListNode list => list with { Items = [.. list.Items.Select(item => Fill(item, variables, problems))] },
        MapNode map => map with
        {
            Entries = [.. map.Entries.Select(entry => entry.Name.StartsWith("x-", StringComparison.Ordinal) && entry.Name != "x-fleet"
                ? entry
                : entry with { Value = Fill(entry.Value, variables, problems) })],
        },
        _ => node,
    };
}
