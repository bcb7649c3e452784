using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Protocol.Providers;

/// <summary>Asks whether inputs are valid. <paramref name="OldInputs"/> is empty when there is no recorded resource.</summary>
public sealed record CheckRequest(Urn Urn, PropertyMap OldInputs, PropertyMap NewInputs)
{
    /// <summary>32 bytes to derive generated names from, the same for the plan and its execution.</summary>
    public ImmutableArray<byte> RandomSeed { get; init; } = [];
}

/// <summary>The inputs to record, defaults filled in, and what is wrong with them.</summary>
public sealed record CheckResult(PropertyMap Inputs, ImmutableArray<CheckFailure> Failures)
{
    /// <summary>Valid inputs.</summary>
    public CheckResult(PropertyMap inputs)
        : this(inputs, [])
    {
    }
}

/// <summary>What is wrong with an input: <paramref name="Property"/> is its path, empty for the whole.</summary>
public sealed record CheckFailure(string Property, string Reason);

/// <summary>Asks what must change.</summary>
public sealed record DiffRequest(
    Urn Urn, string Id, PropertyMap OldInputs, PropertyMap OldOutputs, PropertyMap NewInputs)
{
    /// <summary>Property paths to leave out of the comparison; the engine has applied them to the inputs already.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];
}

/// <summary>How one property changes.</summary>
public enum DiffKind
{
    /// <summary>It was not set.</summary>
    Add,

    /// <summary>It was not set, and setting it needs another object.</summary>
    AddReplace,

    /// <summary>It is no longer set.</summary>
    Delete,

    /// <summary>It is no longer set, which needs another object.</summary>
    DeleteReplace,

    /// <summary>It has another value.</summary>
    Update,

    /// <summary>It has another value, which needs another object.</summary>
    UpdateReplace,
}

/// <summary>How a property changes, and whether that was seen between inputs (true) or against outputs.</summary>
public sealed record PropertyDiff(DiffKind Kind, bool IsInputDiff = true)
{
    /// <summary>True when this change needs another object.</summary>
    public bool IsReplace => Kind is DiffKind.AddReplace or DiffKind.DeleteReplace or DiffKind.UpdateReplace;
}

/// <summary>What must change, by property path such as <c>envs["TZ"]</c>. Nothing means: leave it alone.</summary>
public sealed record DiffResult(ImmutableSortedDictionary<string, PropertyDiff> Properties)
{
    /// <summary>Nothing changes.</summary>
    public static DiffResult None { get; } = new(
        ImmutableSortedDictionary.Create<string, PropertyDiff>(StringComparer.Ordinal));

    /// <summary>True when the old object must go before the new one can be made.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>True when the provider cannot tell; the engine then compares the inputs itself.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>True when something changes of which the provider does not say what it is.</summary>
    public bool HasUnnamedChanges { get; init; }

    /// <summary>True when anything changes.</summary>
    public bool HasChanges => !Properties.IsEmpty || HasUnnamedChanges;

    /// <summary>Paths of the properties that force a replacement, in ordinal order.</summary>
    public IEnumerable<string> ReplacePaths =>
        Properties.Where(property => property.Value.IsReplace).Select(property => property.Key);
}

/// <summary>Hands a provider its inputs. The inputs may hold unknowns in a preview.</summary>
public sealed record ConfigureRequest(Urn Urn, PropertyMap Inputs)
{
    /// <summary>The provider resource's id; empty where it has none yet.</summary>
    public string Id { get; init; } = "";
}

/// <summary>Asks for a new object. <paramref name="Timeout"/> is null where the provider's own default applies.</summary>
public sealed record CreateRequest(Urn Urn, PropertyMap Inputs, TimeSpan? Timeout, bool IsPreview);

/// <summary>The new object's identity and outputs. In a preview the id is empty, and a missing output is unknown.</summary>
public sealed record CreateResult(string Id, PropertyMap Outputs);

/// <summary>Asks what an object is like now. Without recorded inputs it is an import.</summary>
public sealed record ReadRequest(Urn Urn, string Id, PropertyMap Inputs, PropertyMap Outputs, TimeSpan? Timeout);

/// <summary>The object as it is; a null <paramref name="Id"/> says that it is gone.</summary>
public sealed record ReadResult(string? Id, PropertyMap Inputs, PropertyMap Outputs)
{
    /// <summary>The object is gone.</summary>
    public static ReadResult Gone { get; } = new(null, PropertyMap.Empty, PropertyMap.Empty);
}

/// <summary>Asks to change an object in place.</summary>
public sealed record UpdateRequest(
    Urn Urn,
    string Id,
    PropertyMap OldInputs,
    PropertyMap OldOutputs,
    PropertyMap NewInputs,
    TimeSpan? Timeout,
    bool IsPreview)
{
    /// <summary>Property paths that must not be changed.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];
}

/// <summary>The object's outputs after the change.</summary>
public sealed record UpdateResult(PropertyMap Outputs)
{
    /// <summary>
    /// The object's id; null for the one it had. Another one where nothing was in the object yet and it could not be made whole:
    /// a container that was never started, and that its engine can start no more.
    /// </summary>
    public string? Id { get; init; }
}

/// <summary>Asks to remove an object.</summary>
public sealed record DeleteRequest(Urn Urn, string Id, PropertyMap Inputs, PropertyMap Outputs, TimeSpan? Timeout);

/// <summary>Asks a function, such as <c>docker:index/getNetwork:getNetwork</c>.</summary>
public sealed record InvokeRequest(string Token, PropertyMap Arguments, bool IsPreview);

/// <summary>A function's answer, or what was wrong with its arguments.</summary>
public sealed record InvokeResult(PropertyMap Result, ImmutableArray<CheckFailure> Failures);
