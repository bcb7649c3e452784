using System.Collections.Immutable;
using Fleet.Protocol.Providers;

namespace Fleet.Providers.Fleet;

/// <summary>A kind of resources that can change behind the fleet's back.</summary>
internal interface IDriftingKind
{
    /// <summary>The type token.</summary>
    string Token { get; }

    /// <summary>Which of them are gone or differ, and why: with as few commands as can be, however many there are.</summary>
    Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken);
}
