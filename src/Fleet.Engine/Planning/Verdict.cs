using System.Collections.Immutable;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Planning;

/// <summary>What has to happen to a recorded resource.</summary>
internal enum Verdict
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>Its object is changed in place.</summary>
    Update,

    /// <summary>Its object gives way to another.</summary>
    Replace,
}

/// <summary>What has to happen to a recorded resource, and why.</summary>
internal sealed record Decision(Verdict Verdict)
{
    /// <summary>What forces a replacement: property paths, or <c>id</c>, <c>provider</c>, <c>deletedWith</c>….</summary>
    public ImmutableArray<string> ReplaceKeys { get; init; } = [];

    /// <summary>What changes, by property path; null when nobody compared.</summary>
    public ImmutableSortedDictionary<string, PropertyDiff>? Differences { get; init; }

    /// <summary>True when the provider wants the old object gone before the new one is made.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>Reasons for people, beyond the differences.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];
}
