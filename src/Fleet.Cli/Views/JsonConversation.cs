using Fleet.Cli.Commands;
using Fleet.Cli.Terminals;
using Fleet.Engine;

namespace Fleet.Cli.Views;

/// <summary>Talks to programs: a preview is one document, every other run a stream of events.</summary>
internal sealed class JsonConversation(Terminal terminal, RunOptions options) : IRunConversation
{
    /// <inheritdoc/>
    public bool CanAsk => false;

    /// <inheritdoc/>
    public bool ShowsPlanFirst => false;

    /// <inheritdoc/>
    public IRunView BeginPlan(RunVerb verb)
    {
        var model = new RunModel { IsPreview = true, IsRefresh = verb == RunVerb.Refresh };
        return verb == RunVerb.Preview
            ? new DigestView(terminal.Out, model, new PreviewDigest
            {
                ShowSames = options.ShowSames,
                SuppressOutputs = options.SuppressOutputs,
            })
            : new JsonStreamView(terminal.Out, model);
    }

    /// <inheritdoc/>
    public void ShowPlan(RunModel plan) => terminal.Error.Write(SummaryView.Failures(plan));

    /// <inheritdoc/>
    public bool Confirm(RunVerb verb, RunModel plan) => false;

    /// <inheritdoc/>
    public IRunView BeginRun(RunVerb verb) =>
        new JsonStreamView(terminal.Out, new RunModel { IsRefresh = verb == RunVerb.Refresh });

    /// <inheritdoc/>
    public void ShowResult(RunVerb verb, RunModel run, OperationResult result) =>
        terminal.Error.Write(SummaryView.Failures(run));

    /// <inheritdoc/>
    public void Say(string message) => terminal.Error.Write(message);
}
