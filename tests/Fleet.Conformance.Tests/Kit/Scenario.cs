using System.Collections.Immutable;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>
/// What is done with a program: an update, another one, which must change nothing, one for each further step, and the end of
/// the stack. A program finds the step that it is in as <c>step</c> in its configuration, 0 at first.
/// </summary>
public sealed record Scenario(string Program)
{
    /// <summary>No configuration.</summary>
    public static readonly ImmutableSortedDictionary<string, string> NoConfig =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>True to preview before the first update.</summary>
    public bool IsPreviewed { get; init; }

    /// <summary>True for programs that end with their preview.</summary>
    public bool OnlyPreview { get; init; }

    /// <summary>How many updates with another <c>step</c> follow.</summary>
    public int Steps { get; init; }

    /// <summary>
    /// True when there is a program of each SDK. The second update is then done by the one of .NET: what the one of Node has
    /// made must be what it wants.
    /// </summary>
    public bool HasTwin { get; init; } = true;

    /// <summary>True where the SDKs differ in what is recorded: each has a reviewed file of its own.</summary>
    public bool IsReviewedApart { get; init; }

    /// <summary>False where what is sent cannot be the same: a program that fails ends in the SDK's own way.</summary>
    public bool IsCompared { get; init; } = true;

    /// <summary>True for programs of many similar resources.</summary>
    public bool IsBrief { get; init; }

    /// <summary>False where a second update has something to do, or nothing more to say.</summary>
    public bool RunsAgain { get; init; } = true;

    /// <summary>True to end the stack.</summary>
    public bool EndsDestroyed { get; init; } = true;

    /// <summary>True when updates are meant to fail.</summary>
    public bool Fails { get; init; }

    /// <summary>Configuration beside <c>step</c>, by <c>namespace:name</c>.</summary>
    public ImmutableSortedDictionary<string, string> Config { get; init; } = NoConfig;

    /// <summary>Secret configuration.</summary>
    public ImmutableSortedDictionary<string, string> Secrets { get; init; } = NoConfig;

    /// <summary>What <c>Pulumi.yaml</c> says of the Node.js runtime.</summary>
    public string NodeOptions { get; init; } = "typescript: false";

    /// <summary>The entry point below the program's folder; empty for the folder itself.</summary>
    public string Main { get; init; } = "";
}
