using System.Collections.Concurrent;

namespace Fleet.Remote.Docker;

/// <summary>An image that a host has because we had its engine pull it.</summary>
/// <param name="Reference">By which name, such as <c>nginx:1.27</c>.</param>
/// <param name="Id">What it was then.</param>
public sealed record PulledImage(string Reference, string Id);

/// <summary>What is known in this process to have been pulled, by the name of the engine's endpoint.</summary>
public sealed class PulledImages
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<PulledImage, bool>> _byEndpoint = new(StringComparer.Ordinal);

    /// <summary>All of an engine, in order.</summary>
    public IReadOnlyList<PulledImage> this[string endpoint] =>
    [
        .. Of(endpoint).Keys.OrderBy(image => image.Reference, StringComparer.Ordinal).ThenBy(image => image.Id, StringComparer.Ordinal),
    ];

    /// <summary>Remembers.</summary>
    public void Add(string endpoint, PulledImage image) => Of(endpoint)[image] = true;

    private ConcurrentDictionary<PulledImage, bool> Of(string endpoint) => _byEndpoint.GetOrAdd(endpoint, _ => new());
}
