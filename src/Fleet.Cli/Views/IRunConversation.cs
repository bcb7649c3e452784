using Fleet.Cli.Commands;
using Fleet.Engine;

namespace Fleet.Cli.Views;

/// <summary>What a run says to its operator, and asks.</summary>
internal interface IRunConversation
{
    /// <summary>True when someone can answer.</summary>
    bool CanAsk { get; }

    /// <summary>True when the plan is shown before anything is done.</summary>
    bool ShowsPlanFirst { get; }

    /// <summary>Shows that a plan is being made.</summary>
    IRunView BeginPlan(RunVerb verb);

    /// <summary>Shows the plan.</summary>
    void ShowPlan(RunModel plan);

    /// <summary>Asks whether to go on.</summary>
    bool Confirm(RunVerb verb, RunModel plan);

    /// <summary>Shows that the plan is being carried out.</summary>
    IRunView BeginRun(RunVerb verb);

    /// <summary>Shows how it went.</summary>
    void ShowResult(RunVerb verb, RunModel run, OperationResult result);

    /// <summary>Says something beside.</summary>
    void Say(string message);
}
