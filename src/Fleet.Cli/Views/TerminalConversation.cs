using Fleet.Cli.Commands;
using Fleet.Cli.Terminals;
using Fleet.Engine;

namespace Fleet.Cli.Views;

/// <summary>Talks to people: plans and results on stdout, everything else on stderr.</summary>
internal sealed class TerminalConversation(Terminal terminal, RunOptions options, string stack, TimeProvider clock)
    : IRunConversation
{
    /// <inheritdoc/>
    public bool CanAsk => terminal.IsInteractive;

    /// <inheritdoc/>
    public bool ShowsPlanFirst => true;

    /// <inheritdoc/>
    public IRunView BeginPlan(RunVerb verb)
    {
        var model = new RunModel { IsPreview = true, IsRefresh = verb == RunVerb.Refresh };
        var title = verb == RunVerb.Preview ? $"Previewing '{stack}'" : $"Planning {Word(verb)} of '{stack}'";
        if (terminal.IsLive)
        {
            return new LiveView(terminal, model, clock, title, options.Debug);
        }

        terminal.Error.Write($"{title}…", Tone.Strong);
        return new QuietView(terminal.Error, model, options.Debug);
    }

    /// <inheritdoc/>
    public void ShowPlan(RunModel plan)
    {
        terminal.Out.Write(Plan(plan, options.Diff).Render());
        terminal.Error.Write(SummaryView.Failures(plan));
    }

    /// <inheritdoc/>
    public bool Confirm(RunVerb verb, RunModel plan)
    {
        while (true)
        {
            terminal.Error.Write(Line.Empty);
            terminal.Error.Ask(Line.Of(Question(verb), Tone.Strong).Add(" [yes/no/details]"));
            switch (terminal.In.ReadLine()?.Trim().ToLowerInvariant())
            {
                case "yes" or "y":
                    return true;
                case null or "no" or "n":
                    terminal.Error.Write("Nothing was changed.");
                    return false;
                case "details" or "d":
                    terminal.Error.Write(Plan(plan, isDetailed: true).Details());
                    break;
                default:
                    terminal.Error.Write("Answer 'yes', 'no' or 'details'.");
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public IRunView BeginRun(RunVerb verb)
    {
        var model = new RunModel { IsRefresh = verb == RunVerb.Refresh };
        var title = verb switch
        {
            RunVerb.Up => $"Updating '{stack}'",
            RunVerb.Destroy => $"Destroying '{stack}'",
            RunVerb.Refresh => $"Refreshing '{stack}'",
            RunVerb.Import => $"Importing into '{stack}'",
            RunVerb.Preview => $"Previewing '{stack}'",
        };
        if (terminal.IsLive)
        {
            return new LiveView(terminal, model, clock, title, options.Debug);
        }

        terminal.Error.Write($"{title}…", Tone.Strong);
        return new LineView(terminal.Error, model, options.Debug);
    }

    /// <inheritdoc/>
    public void ShowResult(RunVerb verb, RunModel run, OperationResult result)
    {
        if (terminal.IsLive)
        {
            terminal.Error.Write(new TreeView(run) { ShowSames = options.ShowSames }.Render());
        }

        if (result.Outcome == OperationOutcome.Succeeded && !options.SuppressOutputs && verb is RunVerb.Up or RunVerb.Refresh)
        {
            terminal.Out.Write(OutputsView.Render(result.Outputs));
        }

        terminal.Out.Write(SummaryView.Result(run));
        terminal.Error.Write(SummaryView.Failures(run));
        terminal.Error.Write(NextStepView.Render(verb, stack, run, result));
    }

    /// <inheritdoc/>
    public void Say(string message) => terminal.Error.Write(message);

    private PlanView Plan(RunModel plan, bool isDetailed) =>
        new(plan) { IsDetailed = isDetailed, ShowSames = options.ShowSames };

    private string Question(RunVerb verb) => verb switch
    {
        RunVerb.Destroy => $"Destroy everything listed above in '{stack}'?",
        RunVerb.Refresh or RunVerb.Import => $"Record this in the state of '{stack}'?",
        RunVerb.Up or RunVerb.Preview => $"Perform this update of '{stack}'?",
    };

    private static string Word(RunVerb verb) => verb switch
    {
        RunVerb.Destroy => "the removal",
        RunVerb.Refresh => "a refresh",
        RunVerb.Import => "an import",
        RunVerb.Up or RunVerb.Preview => "an update",
    };
}
