using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>
/// What is recorded of one resource. Instances are compared by reference where the engine asks "is it this one": a URN
/// may occur several times while old copies wait to be removed.
/// </summary>
internal sealed record ResourceState
{
    public required Urn Urn { get; init; }

    /// <summary>True when a provider manages it, false for a component.</summary>
    public bool IsCustom { get; init; }

    /// <summary>True when it only waits to be removed, since another took its place.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The object's identity; empty for components.</summary>
    public string Id { get; init; } = "";

    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    public Urn Parent { get; init; }

    public bool IsProtected { get; init; }

    /// <summary>True when the next update must replace it.</summary>
    public bool IsTainted { get; init; }

    /// <summary>True when it was only read: someone else owns it.</summary>
    public bool IsExternal { get; init; }

    public ImmutableArray<Urn> Dependencies { get; init; } = [];

    /// <summary>Why the object is not what was asked for; the next update mends it.</summary>
    public ImmutableArray<string> InitErrors { get; init; } = [];

    public ProviderReference? Provider { get; init; }

    /// <summary>By input name, what the input's value came from.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<Urn>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<Urn>>(StringComparer.Ordinal);

    /// <summary>True when the object is removed already and its replacement is not made yet.</summary>
    public bool IsPendingReplacement { get; init; }

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The names it had before, while a run rewrites references to them.</summary>
    public ImmutableArray<Urn> Aliases { get; init; } = [];

    public CustomTimeouts Timeouts { get; init; } = CustomTimeouts.None;

    /// <summary>The id it was adopted by.</summary>
    public string ImportId { get; init; } = "";

    /// <summary>True when the object stays when the resource goes.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>The resource whose removal takes this one along.</summary>
    public Urn DeletedWith { get; init; }

    public ImmutableArray<Urn> ReplaceWith { get; init; } = [];

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>Where it was declared, <c>project://PATH#LINE,COLUMN</c>.</summary>
    public string SourcePosition { get; init; } = "";

    /// <summary>The calls that led there, innermost first, each as <see cref="SourcePosition"/>.</summary>
    public ImmutableArray<string> StackTrace { get; init; } = [];

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> HideDiffs { get; init; } = [];

    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>A value whose change replaces the resource; null for none.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>True when the provider wants a read before each update.</summary>
    public bool RefreshBeforeUpdate { get; init; }

    /// <summary>The resource this one only shows a part of.</summary>
    public Urn ViewOf { get; init; }

    /// <summary>The program's functions that run with operations on it.</summary>
    public HookNames Hooks { get; init; } = HookNames.None;

    /// <summary>Fields of the file that this engine does not use; kept as they are.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Extra { get; init; } = [];

    /// <summary>The text it was read from; null for a resource of this run.</summary>
    public RawResource? Raw { get; init; }

    public string Type => Urn.Type;

    public bool IsProvider => IsCustom && Urn.IsProvider;

    /// <summary>The reference by which resources name this provider.</summary>
    public ProviderReference AsProvider => new(Urn, Id);

    /// <summary>True when anything in it is secret.</summary>
    public bool ContainsSecrets => ((PropertyValue)Inputs).ContainsSecrets || ((PropertyValue)Outputs).ContainsSecrets
        || ReplacementTrigger?.ContainsSecrets == true;

    /// <summary>Everything that must exist before this resource, its provider apart.</summary>
    public IEnumerable<Urn> References()
    {
        var single = new[] { Parent, DeletedWith, ViewOf }.Where(urn => !urn.IsEmpty);
        return single.Concat(Dependencies).Concat(PropertyDependencies.Values.SelectMany(urns => urns)).Concat(ReplaceWith);
    }
}
