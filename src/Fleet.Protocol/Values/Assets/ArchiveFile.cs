using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Fleet.Protocol.Values.Assets;

/// <summary>Reads the files of a tar or zip file, in its own order.</summary>
internal static class ArchiveFile
{
    public static IAsyncEnumerable<ArchiveEntry> ReadAsync(
        string name, Stream content, CancellationToken cancellationToken) =>
        name.EndsWith(".zip", StringComparison.Ordinal) || name.EndsWith(".jar", StringComparison.Ordinal)
            ? ReadZipAsync(content, cancellationToken)
            : ReadTarAsync(
                name.EndsWith(".tar", StringComparison.Ordinal)
                    ? content
                    : new GZipStream(content, CompressionMode.Decompress),
                cancellationToken);

    private static async IAsyncEnumerable<ArchiveEntry> ReadZipAsync(
        Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(
            content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        // A folder's name ends with a slash.
        foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0))
        {
            yield return new ArchiveEntry(entry.FullName, entry.Length, entry.OpenAsync);
        }
    }

    private static async IAsyncEnumerable<ArchiveEntry> ReadTarAsync(
        Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = new TarReader(content, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                yield return new ArchiveEntry(
                    entry.Name, entry.Length, _ => Task.FromResult(entry.DataStream ?? Stream.Null));
            }
        }
    }
}
