using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Events;

/// <summary>What a step is about. Secrets are blinded.</summary>
public sealed record StepMetadata
{
    /// <summary>What it does.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>The resource.</summary>
    public required Urn Urn { get; init; }

    /// <summary>The provider's reference, <c>URN::ID</c>; empty for components.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The resource before; null when there was none.</summary>
    public StateMetadata? Old { get; init; }

    /// <summary>The resource afterwards; null when there is none. In a preview its outputs may hold unknowns.</summary>
    public StateMetadata? New { get; init; }

    /// <summary>Paths of the properties that force a replacement; also <c>id</c>, <c>provider</c>, <c>deletedWith</c>.</summary>
    public ImmutableArray<string> ReplaceKeys { get; init; } = [];

    /// <summary>Every changed property by its path; null when the provider gave none.</summary>
    public ImmutableSortedDictionary<string, PropertyDiff>? DetailedDiff { get; init; }

    /// <summary>
    /// Why the step is there beyond a changed property, for people: <c>container is stopped</c>, <c>deletion of
    /// 'network' forces it</c>. Empty when the difference says it all.
    /// </summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>True when the step repairs what differs on the host, or reports that.</summary>
    public bool IsDrift { get; init; }

    /// <summary>True for steps of default providers and marks: not shown, not counted.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Paths of properties whose differences are not worth showing.</summary>
    public ImmutableArray<string> HideDiffs { get; init; } = [];

    /// <summary>The type token.</summary>
    public string Type => Urn.Type;

    /// <summary>Paths of changed properties, in ordinal order.</summary>
    public IEnumerable<string> ChangedPaths => DetailedDiff?.Keys ?? [];
}

/// <summary>A resource in an event. Secret values are blinded.</summary>
public sealed record StateMetadata
{
    /// <summary>The resource.</summary>
    public required Urn Urn { get; init; }

    /// <summary>True when a provider manages it, false for a component.</summary>
    public bool IsCustom { get; init; }

    /// <summary>True when it only waits to be removed.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>True when someone else owns it.</summary>
    public bool IsExternal { get; init; }

    /// <summary>True when it must not be removed.</summary>
    public bool IsProtected { get; init; }

    /// <summary>True when the object stays when the resource goes.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>The object's id; empty when there is none yet, and for components.</summary>
    public string Id { get; init; } = "";

    /// <summary>The parent; empty for none.</summary>
    public Urn Parent { get; init; }

    /// <summary>The inputs.</summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>The outputs.</summary>
    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    /// <summary>Why the object is not healthy.</summary>
    public ImmutableArray<string> InitErrors { get; init; } = [];
}
