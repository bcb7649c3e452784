using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Plans;

/// <summary>What a run decided for one resource.</summary>
internal sealed record ResourcePlan
{
    /// <summary>What the program asked for; null when it asked for nothing.</summary>
    public PlannedGoal? Goal { get; init; }

    /// <summary>The steps, in their order; reading what is recorded is none.</summary>
    public ImmutableArray<StepKind> Steps { get; init; } = [];

    /// <summary>True when a step followed from how an object was found on its host.</summary>
    public bool IsAboutDrift { get; init; }

    /// <summary>What generated names were derived from; empty when none were.</summary>
    public ImmutableArray<byte> Seed { get; init; } = [];

    /// <summary>True when the inputs were all known.</summary>
    public bool IsCertain => Goal is null || !((PropertyValue)Goal.Inputs).ContainsUnknowns;

    /// <summary>True when anything was to change.</summary>
    public bool HasChanges => Steps.Any(step => step != StepKind.Same);

    /// <summary>The steps in words.</summary>
    public string Words => Steps.IsEmpty ? "nothing" : string.Join(", ", Steps.Select(step => step.Name()));
}
