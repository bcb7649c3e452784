using Fleet.Cli.Terminals;
using Fleet.Protocol;

namespace Fleet.Cli.Views;

/// <summary>
/// Draws rows as a tree nested by parent. Unchanged rows are folded into a count under their parent; a parent is shown
/// when something under it is.
/// </summary>
internal sealed class TreeView(RunModel model)
{
    private readonly ILookup<Urn, ResourceRow> _children = model.Rows
        .Where(row => row.IsCounted || row.State == RowState.Skipped)
        .ToLookup(row => model.Find(row.Parent) is null ? default : row.Parent);

    /// <summary>Draw unchanged rows too.</summary>
    public bool ShowSames { get; init; }

    /// <summary>Put what changes in a row behind it: <c>[image, envs]</c>.</summary>
    public bool ShowNames { get; init; } = true;

    /// <summary>The clock's reading, for how long a running row has taken; null leaves it out.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The tree.</summary>
    public IReadOnlyList<Line> Render()
    {
        var rows = new List<(Line Left, Line Right)>();
        foreach (var root in _children[default].Where(IsShown))
        {
            Draw(root, "", "", "", rows);
        }

        var folded = Folded(_children[default]);
        if (folded > 0 && rows.Count > 0)
        {
            rows.Add((Line.Of($"   {Unchanged(folded)}", Tone.Dim), Line.Empty));
        }

        var width = rows.Where(row => row.Right.Spans.Length > 0).Select(row => row.Left.ToString().Length)
            .DefaultIfEmpty(0).Max();
        return [.. rows.Select(row => row.Right.Spans.Length == 0
            ? row.Left
            : row.Right.After(row.Left.Add(new string(' ', Math.Max(0, width - Length(row.Left)) + 2))))];
    }

    /// <summary>What is happening, or has happened, in a row.</summary>
    public static Line State(ResourceRow row, bool isPreview, DateTimeOffset? now, bool showNames = true)
    {
        var tone = row.State switch
        {
            RowState.Failed => Tone.Error,
            RowState.Skipped => Tone.Warning,
            _ => row.Change.Tone(),
        };
        var words = row.State switch
        {
            RowState.Failed => $"{row.Change.Doing()} failed",
            RowState.Skipped => row.Status,
            RowState.Running => row.Change.Doing(),
            _ when row.Change == Change.Same => "",
            _ when isPreview => row.Change.Verb(),
            RowState.Done => row.Change.Done(),
            _ => row.Change.Verb(),
        };
        var line = Line.Of(words, tone);
        if (showNames && row.State != RowState.Skipped && row.Change is Change.Update or Change.Replace)
        {
            var names = PropertyChanges.Names(row).ToList();
            line = line.Add(names.Count == 0 ? "" : $" [{string.Join(", ", names)}]", Tone.Dim);
        }

        if (row.IsDrift && row.DriftReasons.Length > 0 && row.Change != Change.Same)
        {
            line = line.Add($" ({string.Join("; ", row.DriftReasons)})", Tone.Warning);
        }

        if (row.State == RowState.Running)
        {
            line = line.Add(row.Status.Length > 0 ? $"  {FirstLine(row.Status)}" : "");
            line = row.Began is { } began && now is { } reading ? line.Add($"  {Durations.Short(reading - began)}", Tone.Dim) : line;
        }
        else if (words.Length > 0 && !isPreview && row.Took is { TotalSeconds: >= 0.1 } took)
        {
            line = line.Add($"  {Durations.Short(took)}", Tone.Dim);
        }

        return line;
    }

    private static int Length(Line line) => line.Spans.Sum(span => span.Text.Length);

    private static string Unchanged(int count) => $"{count} unchanged";

    private static string FirstLine(string text) => text.Split('\n')[0];

    private void Draw(ResourceRow row, string lead, string branch, string parentName, List<(Line, Line)> rows)
    {
        var tone = row.State == RowState.Failed ? Tone.Error : row.Change.Tone();
        var sign = row.State switch
        {
            RowState.Failed => "✗",
            RowState.Skipped => "·",
            RowState.Done when !model.IsPreview && row.Change != Change.Same => "✓",
            _ => row.Change.Symbol(),
        };
        var left = new Line([new Span($" {sign} ", tone), new Span(lead + branch, Tone.Dim)])
            .Add(row.Urn.IsRootStack ? row.Urn.Stack : Relative(row.Urn.Name, parentName), Tone.Strong)
            .Add($" {row.ShortType}", Tone.Dim);
        rows.Add((left, State(row, model.IsPreview, Now, ShowNames)));

        var children = _children[row.Urn].Where(IsShown).ToList();
        var folded = Folded(_children[row.Urn]);
        var inner = lead + branch switch { "" => "", "├─ " => "│  ", _ => "   " };
        for (var index = 0; index < children.Count; index++)
        {
            var isLast = index == children.Count - 1 && folded == 0;
            Draw(children[index], inner, isLast ? "└─ " : "├─ ", row.Urn.IsRootStack ? "" : row.Urn.Name, rows);
        }

        if (folded > 0)
        {
            rows.Add((Line.Of($"   {inner}└─ {Unchanged(folded)}", Tone.Dim), Line.Empty));
        }
    }

    private static string Relative(string name, string parent) =>
        parent.Length > 0 && name.StartsWith(parent + "/", StringComparison.Ordinal) ? name[(parent.Length + 1)..] : name;

    private bool IsShown(ResourceRow row) =>
        ShowSames || row.Change != Change.Same || row.State is RowState.Failed or RowState.Skipped
        || row.Diagnostics.Any(diagnostic => diagnostic.Severity >= Severity.Warning)
        || (row.State == RowState.Running && row.Status.Length > 0)
        || _children[row.Urn].Any(IsShown);

    // Components and connections' settings that do not change are no news to anyone.
    private int Folded(IEnumerable<ResourceRow> rows) => rows.Where(row => !IsShown(row)).Sum(Leaves);

    private int Leaves(ResourceRow row) =>
        (row.IsComponent || row.Urn.IsProvider ? 0 : 1) + _children[row.Urn].Sum(Leaves);
}
