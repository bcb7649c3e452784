using System.Collections.Immutable;

namespace Fleet.Engine.Backends;

/// <summary>Objects by keys such as <c>.pulumi/meta.yaml</c>, each written whole or not at all.</summary>
internal interface IObjectStore
{
    /// <summary>True when asking is cheap enough to do it at every step.</summary>
    bool IsLocal { get; }

    /// <summary>Where an object is, as an operator would look for it: a path or a URL.</summary>
    string Describe(string key);

    /// <summary>An object; null when there is none.</summary>
    Task<StoredObject?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>True when there is such an object.</summary>
    Task<bool> ExistsAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes an object; done when it survives a power cut.</summary>
    Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Writes an object only when it is what the caller believes it to be. Of two that try at once, one wins.</summary>
    /// <param name="key">The object.</param>
    /// <param name="content">Its new content.</param>
    /// <param name="expected">The <see cref="StoredObject.Version"/> it must have; null when it must not exist.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new version; null when the object is another one.</returns>
    Task<string?> TryWriteAsync(
        string key, ReadOnlyMemory<byte> content, string? expected, CancellationToken cancellationToken);

    /// <summary>Removes an object; nothing happens when there is none.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>The objects right in a folder in ordinal order of their keys, what writers leave beside them left out.</summary>
    Task<ImmutableArray<StoredKey>> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The journal at a key.</summary>
    /// <param name="key">Where it is.</param>
    /// <param name="token">The lease's number of whoever appends; readers give 0.</param>
    IJournalMedium Journal(string key, long token);
}

/// <summary>An object as read.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Version">Changes with the content.</param>
/// <param name="LastWrite">When it was written, by the store's clock.</param>
internal sealed record StoredObject(byte[] Content, string Version, DateTimeOffset LastWrite);

/// <summary>An object in a list.</summary>
/// <param name="Key">The whole key.</param>
/// <param name="LastWrite">When it was written, by the store's clock.</param>
internal sealed record StoredKey(string Key, DateTimeOffset LastWrite)
{
    /// <summary>The key's last part.</summary>
    public string Name => Key[(Key.LastIndexOf('/') + 1)..];
}
