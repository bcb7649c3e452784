using System.Collections.Immutable;
using Fleet.Engine.Backends;

namespace Fleet.Engine.Tests.Kit;

/// <summary>A bucket in memory with conditional writes. Every call gives others a turn, before and after it takes effect.</summary>
internal sealed class MemoryStore : IObjectStore
{
    private readonly Dictionary<string, StoredObject> _objects = [];
    private readonly Lock _gate = new();
    private long _version;

    public bool IsLocal { get; init; } = true;

    /// <summary>True while the store cannot be reached.</summary>
    public bool IsDown { get; set; }

    public IEnumerable<string> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _objects.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    public string Describe(string key) => $"memory:{key}";

    public Task<StoredObject?> ReadAsync(string key, CancellationToken cancellationToken) => TurnAsync(() => _objects.GetValueOrDefault(key));

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken) => TurnAsync(() => _objects.ContainsKey(key));

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => TurnAsync(() => Put(key, content));

    public Task<string?> TryWriteAsync(string key, ReadOnlyMemory<byte> content, string? expected, CancellationToken cancellationToken) =>
        TurnAsync(() => _objects.GetValueOrDefault(key)?.Version == expected ? Put(key, content) : null);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => TurnAsync(() => _objects.Remove(key));

    public Task<ImmutableArray<StoredKey>> ListAsync(string folder, CancellationToken cancellationToken) => TurnAsync<ImmutableArray<StoredKey>>(() =>
    [
        .. _objects.Where(item => item.Key.StartsWith(folder + "/", StringComparison.Ordinal) && item.Key.LastIndexOf('/') == folder.Length)
            .Select(item => new StoredKey(item.Key, item.Value.LastWrite)).OrderBy(item => item.Key, StringComparer.Ordinal),
    ]);

    public IJournalMedium Journal(string key, long token) => throw new NotSupportedException("Only locks are tested with this store.");

    private string Put(string key, ReadOnlyMemory<byte> content)
    {
        var version = $"v{++_version}";
        _objects[key] = new StoredObject(content.ToArray(), version, default);
        return version;
    }

    private async Task<T> TurnAsync<T>(Func<T> act)
    {
        await Task.Yield();
        T result;
        lock (_gate)
        {
            result = IsDown ? throw new IOException("The store cannot be reached.") : act();
        }

        await Task.Yield();
        return result;
    }
}
