using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.Plans;

/// <summary>
/// What a preview has decided, resource by resource, and what it decided that from. An update can be held to it
/// (<see cref="OperationOptions.PlanFile"/>) or compared with it afterwards (<see cref="OperationOptions.Previewed"/>).
/// </summary>
public sealed record UpdatePlan
{
    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Time { get; init; }

    internal PlanBasis Basis { get; init; } = new("", "", "");

    internal ImmutableSortedDictionary<Urn, ResourcePlan> Resources { get; init; } =
        ImmutableSortedDictionary<Urn, ResourcePlan>.Empty;
}
