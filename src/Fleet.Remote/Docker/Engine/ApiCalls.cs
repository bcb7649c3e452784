using System.Collections.Concurrent;

namespace Fleet.Remote.Docker;

/// <summary>Counts the calls made to one engine, by kind: benchmarks and the promise of one list a host need it.</summary>
public sealed class ApiCalls
{
    private readonly ConcurrentDictionary<string, int> _byKind = new(StringComparer.Ordinal);

    /// <summary>All calls, retries included.</summary>
    public int Total => _byKind.Values.Sum();

    /// <summary>Calls by method and path, ids left out: <c>GET containers/*/json</c>.</summary>
    public IReadOnlyDictionary<string, int> ByKind =>
        _byKind.ToDictionary(kind => kind.Key, kind => kind.Value, StringComparer.Ordinal);

    /// <summary>How many calls of a kind were made.</summary>
    public int Of(string kind) => _byKind.GetValueOrDefault(kind);

    internal void Count(string kind) => _byKind.AddOrUpdate(kind, 1, (_, count) => count + 1);
}
