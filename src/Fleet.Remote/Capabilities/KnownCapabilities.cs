using System.Collections.Concurrent;

namespace Fleet.Remote.Capabilities;

/// <summary>What is known of hosts in this process, by the name of their engine's endpoint.</summary>
public sealed class KnownCapabilities
{
    private readonly ConcurrentDictionary<string, HostCapabilities> _byEndpoint = new(StringComparer.Ordinal);

    /// <summary>What is known of a host; null when nothing is.</summary>
    public HostCapabilities? this[string endpoint] => _byEndpoint.GetValueOrDefault(endpoint);

    /// <summary>Remembers.</summary>
    public void Remember(string endpoint, HostCapabilities capabilities) => _byEndpoint[endpoint] = capabilities;
}
