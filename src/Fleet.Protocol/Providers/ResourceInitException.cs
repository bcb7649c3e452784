using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Protocol.Providers;

/// <summary>
/// The object exists but did not become what was asked for. It is recorded together with the reasons, so that the next
/// run mends it rather than making it twice.
/// </summary>
public sealed class ResourceInitException(string id, PropertyMap outputs, ImmutableArray<Diagnostic> reasons)
    : Exception(string.Join('\n', reasons))
{
    /// <summary>The object's identity.</summary>
    public string Id { get; } = id;

    /// <summary>The outputs as far as known.</summary>
    public PropertyMap Outputs { get; } = outputs;

    /// <summary>Why it is not healthy, at least one.</summary>
    public ImmutableArray<Diagnostic> Reasons { get; } = reasons;
}
