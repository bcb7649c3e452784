using Fleet.Cli.Terminals;

namespace Fleet.Cli.Views;

/// <summary>
/// The plan as something to agree to: the tree, then per resource what changes and why a replacement is needed, then
/// what differs on the hosts, then one line that sums up.
/// </summary>
internal sealed class PlanView(RunModel model)
{
    /// <summary>Show every property, also of what is made and removed.</summary>
    public bool IsDetailed { get; init; }

    /// <summary>Draw unchanged rows too.</summary>
    public bool ShowSames { get; init; }

    /// <summary>The whole plan.</summary>
    public IEnumerable<Line> Render()
    {
        var tree = new TreeView(model) { ShowSames = ShowSames, ShowNames = false }.Render();
        foreach (var line in tree)
        {
            yield return line;
        }

        foreach (var line in Details())
        {
            yield return line;
        }

        foreach (var line in Drift())
        {
            yield return line;
        }

        if (tree.Count > 0)
        {
            yield return Line.Empty;
        }

        yield return SummaryView.Plan(model);
    }

    /// <summary>The properties of everything that changes.</summary>
    public IEnumerable<Line> Details()
    {
        foreach (var row in model.Changed.Where(row => row.IsCounted))
        {
            var lines = row.Change is Change.Update or Change.Replace
                ? PropertyChanges.Of(row)
                : IsDetailed ? PropertyChanges.All(row) : [];
            if (lines.Count == 0 && row.Reasons.Length == 0)
            {
                continue;
            }

            yield return Line.Empty;
            yield return Line.Of($"{row.Change.Symbol()} {row.Label}", row.Change.Tone()).Add($"  {row.Change.Verb()}", Tone.Dim);
            foreach (var reason in row.Reasons)
            {
                yield return Line.Of($"    because {reason}", Tone.Dim);
            }

            foreach (var line in lines)
            {
                yield return line.Indent(4);
            }
        }
    }

    private IEnumerable<Line> Drift()
    {
        var drifted = model.Drifted.ToList();
        if (drifted.Count == 0)
        {
            yield break;
        }

        yield return Line.Empty;
        yield return Line.Of("Not as recorded (changed on the host, not here)", Tone.Warning);
        foreach (var row in drifted)
        {
            yield return Line.Of($"  ! {row.Label}", Tone.Warning)
                .Add(row.DriftReasons.Length > 0 ? $": {string.Join("; ", row.DriftReasons)}" : "")
                .Add(row.Change == Change.Same ? "" : $", up will {row.Change.Verb()} it", Tone.Dim);
        }
    }
}
