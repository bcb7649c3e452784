using System.Collections.Immutable;
using Fleet.Engine.Importing;
using Fleet.Engine.Plans;

namespace Fleet.Engine;

/// <summary>How a run goes about its operation.</summary>
public sealed record OperationOptions
{
    /// <summary>The most provider operations at a time; 1 or less runs them one by one. Default: 4 a processor.</summary>
    public int Parallel { get; init; } = 4 * Environment.ProcessorCount;

    /// <summary>
    /// The most provider operations at a time on one host; null for what the stack's configuration says under
    /// <c>fleet:perHost</c>, else 8, below what an SSH server allows.
    /// </summary>
    public int? ParallelPerHost { get; init; }

    /// <summary>
    /// URNs to confine the run to; empty for all. <c>*</c> stands for any run of characters without <c>:</c>,
    /// <c>**</c> for any at all.
    /// </summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>True when what depends on a target is a target too.</summary>
    public bool TargetDependents { get; init; }

    /// <summary>URNs to leave alone, with the same wildcards.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>True when what depends on something excluded is left alone too.</summary>
    public bool ExcludeDependents { get; init; }

    /// <summary>URNs to replace even when unchanged, with the same wildcards.</summary>
    public ImmutableArray<string> Replace { get; init; } = [];

    /// <summary>True to read every recorded object before planning.</summary>
    public bool Refresh { get; init; }

    /// <summary>
    /// Whether the providers are asked which objects are no longer as recorded, so that the plan repairs them. Null for
    /// the operation's default: in an update yes, in a preview no.
    /// </summary>
    public bool? Drift { get; init; }

    /// <summary>
    /// True to run the program beside a refresh or a destroy: its providers are used as it configures them, and its hooks
    /// are called. Default: what is recorded must do.
    /// </summary>
    public bool RunProgram { get; init; }

    /// <summary>What to take over, in an import; null otherwise.</summary>
    public ImportRequest? Import { get; init; }

    /// <summary>True to only say what a refresh, a destroy or an import would do.</summary>
    public bool PreviewOnly { get; init; }

    /// <summary>False to start nothing new once a step has failed. Default: independent work goes on.</summary>
    public bool ContinueOnError { get; init; } = true;

    /// <summary>In a preview, the file to save the plan in; empty for none.</summary>
    public string SavePlan { get; init; } = "";

    /// <summary>In an update, the file of the plan to keep to; empty for none.</summary>
    public string PlanFile { get; init; } = "";

    /// <summary>In an update, the plan that the operator has agreed to: what is done otherwise is reported. Null for none.</summary>
    public UpdatePlan? Previewed { get; init; }

    /// <summary>True to fail when anything changes.</summary>
    public bool ExpectNoChanges { get; init; }

    /// <summary>What to write beside this run in the stack's history.</summary>
    public string Message { get; init; } = "";

    /// <summary>Cancelled to stop waiting for running steps as well; cancelling the run alone lets them finish.</summary>
    public CancellationToken Terminate { get; init; }
}
