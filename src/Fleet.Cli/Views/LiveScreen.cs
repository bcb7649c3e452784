using Fleet.Cli.Terminals;

namespace Fleet.Cli.Views;

/// <summary>What the live view draws at a moment: a title with the time, and as much of the tree as fits.</summary>
internal sealed class LiveScreen(RunModel model, TimeProvider clock, string title, int height)
{
    private readonly DateTimeOffset _began = clock.GetUtcNow();

    /// <summary>The lines, fewer than the screen is high.</summary>
    public IReadOnlyList<Line> Render()
    {
        var now = clock.GetUtcNow();
        var counts = model.Rows.Where(row => row.IsCounted && !row.IsComponent && !row.Urn.IsProvider).ToList();
        var done = counts.Count(row => row.State is RowState.Done);
        var head = Line.Of(title, Tone.Strong)
            .Add($"  {Durations.Short(now - _began)}", Tone.Dim)
            .Add(model.IsPreview ? $"  {counts.Count} resources" : $"  {done} of {counts.Count} done", Tone.Dim);
        if (model.IsPreview)
        {
            return [head];
        }

        var tree = new TreeView(model) { Now = now, ShowNames = false }.Render();
        var room = Math.Max(1, height - 3);
        return tree.Count <= room ? [head, .. tree] : [head, .. Fit(tree, room)];
    }

    // The newest rows are at the end; what runs or has failed stays in sight before what is done.
    private static IEnumerable<Line> Fit(IReadOnlyList<Line> tree, int room)
    {
        var wanted = tree.Index().Where(line => !IsDone(line.Item)).TakeLast(room - 1).Select(line => line.Index).ToHashSet();
        foreach (var (index, _) in tree.Index().Reverse())
        {
            if (wanted.Count >= room - 1)
            {
                break;
            }

            wanted.Add(index);
        }

        yield return Line.Of($"   … {tree.Count - wanted.Count} more rows", Tone.Dim);
        foreach (var index in wanted.Order())
        {
            yield return tree[index];
        }
    }

    private static bool IsDone(Line line) => line.ToString().StartsWith(" ✓", StringComparison.Ordinal);
}
