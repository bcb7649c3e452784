using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Protocol.Providers;

/// <summary>
/// Implemented by a provider that can tell cheaply, for many resources at once, which of them no longer are as
/// recorded: the docker provider takes one container list a host. The engine reads only those it names.
/// </summary>
public interface IDriftCheck
{
    /// <summary>The resources that are gone or differ, each with the reason, such as <c>container is stopped</c>.</summary>
    Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken);
}

/// <summary>A resource as the state knows it.</summary>
public sealed record RecordedResource(Urn Urn, string Id, PropertyMap Inputs, PropertyMap Outputs);

/// <summary>That a resource is not as recorded, and why.</summary>
public sealed record Drift(Urn Urn, string Reason);
