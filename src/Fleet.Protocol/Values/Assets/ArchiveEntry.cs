namespace Fleet.Protocol.Values.Assets;

/// <summary>A file of an archive.</summary>
/// <param name="Name">Its path in the archive, with <c>/</c> between folders.</param>
/// <param name="Size">Bytes of its content.</param>
/// <param name="OpenAsync">Opens its content, once.</param>
public sealed record ArchiveEntry(string Name, long Size, Func<CancellationToken, Task<Stream>> OpenAsync);
