using System.Collections.Immutable;
using Fleet.Engine.Importing;

namespace Fleet.Cli.Commands;

/// <summary>The options of <c>preview</c>, <c>up</c>, <c>destroy</c>, <c>refresh</c> and <c>import</c>, named like Pulumi's.</summary>
internal sealed record RunOptions
{
    /// <summary>What to do.</summary>
    public required RunVerb Verb { get; init; }

    /// <summary>The stack; null for the selected one.</summary>
    public string? Stack { get; init; }

    /// <summary>Do not ask.</summary>
    public bool Yes { get; init; }

    /// <summary>Do not show the plan first; needs <see cref="Yes"/> too.</summary>
    public bool SkipPreview { get; init; }

    /// <summary>Show the plan only.</summary>
    public bool PreviewOnly { get; init; }

    /// <summary>Show every property, also of what is created and deleted.</summary>
    public bool Diff { get; init; }

    /// <summary>Read every resource from its host first.</summary>
    public bool Refresh { get; init; }

    /// <summary>Run the program beside a destroy or a refresh.</summary>
    public bool RunProgram { get; init; }

    /// <summary>Ask the hosts what changed behind Fleet's back; null means the verb's default.</summary>
    public bool? Drift { get; init; }

    /// <summary>URNs or globs: nothing else is touched. Empty means everything.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Also touch what depends on a target.</summary>
    public bool TargetDependents { get; init; }

    /// <summary>URNs or globs that are left alone.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    /// <summary>Also leave alone what depends on something excluded.</summary>
    public bool ExcludeDependents { get; init; }

    /// <summary>The file to save a preview's plan in; empty for none.</summary>
    public string SavePlan { get; init; } = "";

    /// <summary>The file of the plan to keep to; empty for none.</summary>
    public string Plan { get; init; } = "";

    /// <summary>What to import; null for the other verbs.</summary>
    public ImportRequest? Import { get; init; }

    /// <summary>Whether an import ends with the C# that declares what it recorded.</summary>
    public bool GenerateCode { get; init; }

    /// <summary>The file that the C# of an import goes to; empty for the standard output.</summary>
    public string Out { get; init; } = "";

    /// <summary>URNs or globs of resources to replace although nothing asks for it.</summary>
    public ImmutableArray<string> Replaces { get; init; } = [];

    /// <summary>Operations at once; null for the engine's own limit.</summary>
    public int? Parallel { get; init; }

    /// <summary>Operations at once on one host; null for the configuration's or the engine's own limit.</summary>
    public int? ParallelPerHost { get; init; }

    /// <summary>Machine-readable output.</summary>
    public bool Json { get; init; }

    /// <summary>Fail when anything would change.</summary>
    public bool ExpectNoChanges { get; init; }

    /// <summary>Go on with what does not depend on a failed resource.</summary>
    public bool ContinueOnError { get; init; } = true;

    /// <summary>Do not print stack outputs.</summary>
    public bool SuppressOutputs { get; init; }

    /// <summary>List unchanged resources too.</summary>
    public bool ShowSames { get; init; }

    /// <summary>Print debug diagnostics.</summary>
    public bool Debug { get; init; }

    /// <summary>What the history says about this run.</summary>
    public string Message { get; init; } = "";

    /// <summary>Config values to write to the stack's file first: <c>KEY=VALUE</c>.</summary>
    public ImmutableArray<string> Config { get; init; } = [];

    /// <summary>Remove the stack once everything in it is gone.</summary>
    public bool Remove { get; init; }
}
