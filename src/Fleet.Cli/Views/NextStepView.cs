using Fleet.Cli.Commands;
using Fleet.Cli.Terminals;
using Fleet.Engine;

namespace Fleet.Cli.Views;

/// <summary>What to do after a run that did not end well.</summary>
internal static class NextStepView
{
    /// <summary>The hints; none after a success.</summary>
    public static IEnumerable<Line> Render(RunVerb verb, string stack, RunModel run, OperationResult result)
    {
        var again = $"fleet {Word(verb)} --stack {stack}";
        if (result.Outcome == OperationOutcome.Canceled)
        {
            yield return Line.Of($"What was begun is recorded. '{again}' goes on from here.", Tone.Dim);
        }
        else if (result.Outcome == OperationOutcome.Failed && run.Rows.Any(row => row.State == RowState.Failed))
        {
            yield return Line.Empty;
            yield return Line.Of($"What succeeded is recorded. Once the cause is mended, '{again}' does the rest.", Tone.Dim);
        }
    }

    private static string Word(RunVerb verb) => verb switch
    {
        RunVerb.Preview => "preview",
        RunVerb.Up => "up",
        RunVerb.Destroy => "destroy",
        RunVerb.Refresh => "refresh",
        RunVerb.Import => "import",
    };
}
