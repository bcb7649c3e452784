using Fleet.Cli.Terminals;
using Fleet.Engine;
using Fleet.Engine.Events;
using Fleet.Protocol;

namespace Fleet.Cli.Views;

/// <summary>The closing lines of a run.</summary>
internal static class SummaryView
{
    private static readonly (StepKind Kind, Change Change)[] Order =
    [
        (StepKind.Create, Change.Create),
        (StepKind.Import, Change.Import),
        (StepKind.Update, Change.Update),
        (StepKind.Replace, Change.Replace),
        (StepKind.Delete, Change.Delete),
        (StepKind.Read, Change.Read),
        (StepKind.Discard, Change.Forget),
    ];

    /// <summary>What a plan would do: <c>Plan: 2 to create, 1 to replace, 34 unchanged.</c></summary>
    public static Line Plan(RunModel model)
    {
        if (model.Summary is not { } summary)
        {
            return Line.Of("Plan: not complete.", Tone.Warning);
        }

        if (summary.Outcome != OperationOutcome.Succeeded)
        {
            var problems = model.Rows.SelectMany(row => row.Diagnostics).Concat(model.General)
                .Count(diagnostic => diagnostic.Severity == Severity.Error);
            return Line.Of("Plan: ", Tone.Strong).Add(
                summary.Outcome == OperationOutcome.Canceled ? "cancelled." : $"not possible, {Count(problems, "error")}.", Tone.Error);
        }

        var counts = Counts(summary, change => $"to {change.Verb()}").ToList();
        return counts.Count == 0
            ? Line.Of("Plan: ", Tone.Strong).Add($"no changes, {Same(summary)}.")
            : Join(Line.Of("Plan: ", Tone.Strong), counts).Add($", {Same(summary)}.");
    }

    /// <summary>What a run did: <c>Done in 12.3 s: 2 created, 34 unchanged.</c></summary>
    public static Line Result(RunModel model)
    {
        if (model.Summary is not { } summary)
        {
            return Line.Of("The run ended before it could be summed up.", Tone.Error);
        }

        var took = Durations.Short(summary.Duration);
        var failed = model.Rows.Count(row => row.State == RowState.Failed);
        var skipped = model.Rows.Count(row => row.State == RowState.Skipped);
        var head = summary.Outcome switch
        {
            OperationOutcome.Succeeded => Line.Of($"Done in {took}: ", Tone.Strong),
            OperationOutcome.Failed => Line.Of($"Failed after {took}: ", Tone.Error),
            OperationOutcome.Canceled => Line.Of($"Cancelled after {took}: ", Tone.Warning),
        };
        var counts = Counts(summary, change => change.Done()).ToList();
        if (failed > 0)
        {
            counts.Insert(0, Line.Of($"{failed} failed", Tone.Error));
        }

        if (skipped > 0)
        {
            counts.Add(Line.Of($"{skipped} skipped", Tone.Warning));
        }

        return counts.Count == 0
            ? head.Add(summary.Outcome == OperationOutcome.Succeeded ? $"no changes, {Same(summary)}." : "nothing was changed.")
            : Join(head, counts).Add($", {Same(summary)}.");
    }

    /// <summary>Every failure again, together, with what is known about it.</summary>
    public static IEnumerable<Line> Failures(RunModel model)
    {
        var rows = model.Rows
            .Where(row => row.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error)).ToList();
        // A cancelled run ends its program, whose complaint about that is no news.
        var general = model.Summary?.Outcome == OperationOutcome.Canceled ? []
            : model.General.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (rows.Count + general.Count == 0)
        {
            yield break;
        }

        yield return Line.Empty;
        yield return Line.Of(rows.Count + general.Count == 1 ? "What failed" : $"What failed ({rows.Count + general.Count})", Tone.Error);
        foreach (var line in rows.GroupBy(Cause).SelectMany(group => Failures([.. group])))
        {
            yield return line;
        }

        foreach (var line in general.SelectMany(diagnostic => DiagnosticView.Render(diagnostic)))
        {
            yield return line.Indent(2);
        }

        foreach (var group in model.Rows.Where(row => row.State == RowState.Skipped).GroupBy(row => row.Status))
        {
            yield return Line.Of($"  · {group.Key}:", Tone.Warning);
            foreach (var row in group)
            {
                yield return Line.Of($"      {row.Label}", Tone.Dim);
            }
        }
    }

    // A host that is down fails each of its resources for one and the same reason, which is said once.
    private static IEnumerable<Line> Failures(IReadOnlyList<ResourceRow> rows)
    {
        var errors = Errors(rows[0]);
        if (rows.Count == 1)
        {
            yield return Line.Of($"  ✗ {rows[0].Label}", Tone.Error);
        }
        else
        {
            yield return Line.Of($"  ✗ {rows.Count} resources, for one reason", Tone.Error);
            errors = [errors[0] with { Summary = Reason(errors[0]) }];
        }

        foreach (var line in errors.SelectMany(error => DiagnosticView.Render(error, withResource: false)))
        {
            yield return line.Indent(4);
        }

        foreach (var row in rows.Count == 1 ? [] : rows)
        {
            yield return Line.Of($"      {row.Label}", Tone.Dim);
        }
    }

    private static object Cause(ResourceRow row) =>
        Errors(row) is [var error] && Reason(error).Length > 0 ? (Reason(error), error.Detail, error.Hint) : row;

    private static List<Diagnostic> Errors(ResourceRow row) =>
        [.. row.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Distinct()];

    /// <summary>A summary without what it is about: <c>Network 'front' on 'atlas': REASON</c>.</summary>
    private static string Reason(Diagnostic error) =>
        error.Summary.IndexOf("': ", StringComparison.Ordinal) is var end and >= 0 ? error.Summary[(end + 3)..] : "";

    private static IEnumerable<Line> Counts(SummaryEvent summary, Func<Change, string> words) =>
        Order.Where(pair => summary.Changes.GetValueOrDefault(pair.Kind) > 0)
            .Select(pair => Line.Of($"{summary.Changes[pair.Kind]} {words(pair.Change)}", pair.Change.Tone()));

    private static string Same(SummaryEvent summary) => $"{summary.Changes.GetValueOrDefault(StepKind.Same)} unchanged";

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static Line Join(Line head, IReadOnlyList<Line> parts) =>
        parts.Index().Aggregate(head, (line, part) => part.Item.After(part.Index == 0 ? line : line.Add(", ")));
}
