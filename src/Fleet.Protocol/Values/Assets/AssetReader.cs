using System.Runtime.CompilerServices;
using System.Text;

namespace Fleet.Protocol.Values.Assets;

/// <summary>Reads the content of assets and archives, from wherever they are given.</summary>
/// <param name="programDirectory">What relative paths start from: the program's folder.</param>
/// <param name="download">
/// Fetches content from the network, for http and https URIs. Null where that is not allowed: they are an error then.
/// </param>
public sealed class AssetReader(
    string programDirectory, Func<Uri, CancellationToken, Task<Stream>>? download = null)
{
    private static readonly string[] FileExtensions = [".tar", ".tgz", ".tar.gz", ".zip", ".jar"];

    /// <summary>Opens an asset's content.</summary>
    /// <exception cref="DiagnosticException">The content cannot be reached.</exception>
    public Task<Stream> OpenAsync(PropertyValue.Asset asset, CancellationToken cancellationToken) => asset switch
    {
        { Content: { } text } => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false)),
        { Path: { } path } => Task.FromResult<Stream>(OpenFile(path)),
        { Uri: { } uri } => OpenUriAsync(uri, cancellationToken),
        _ => throw new DiagnosticException(
            "An asset has neither a text, a path nor a URI, so its content cannot be read.",
            "Give it one of them."),
    };

    /// <summary>
    /// The archive file's own content; null when the archive is a folder or named assets, and so has no bytes of its own.
    /// </summary>
    /// <exception cref="DiagnosticException">The content cannot be reached, or is no archive.</exception>
    internal async Task<Stream?> OpenFileAsync(PropertyValue.Archive archive, CancellationToken cancellationToken)
    {
        if (archive.Assets is not null)
        {
            return null;
        }

        var place = archive.Path ?? archive.Uri ?? throw new DiagnosticException(
            "An archive has neither assets, a path nor a URI, so its content cannot be read.", "Give it one of them.");
        if (LocalPath(archive) is { } path && Directory.Exists(path))
        {
            return null;
        }

        if (!FileExtensions.Any(extension => place.EndsWith(extension, StringComparison.Ordinal)))
        {
            throw new DiagnosticException(
                $"Archive '{place}' is neither a folder nor a file of a known kind.",
                $"Name a folder, or a file that ends in one of {string.Join(", ", FileExtensions)}.");
        }

        return archive.Path is not null ? OpenFile(place) : await OpenUriAsync(place, cancellationToken);
    }

    /// <summary>
    /// The files of an archive in the order that its hash is made of. The same name may come twice; the first counts.
    /// Each must be read before the next is asked for.
    /// </summary>
    /// <exception cref="DiagnosticException">The content cannot be reached, or is no archive.</exception>
    public async IAsyncEnumerable<ArchiveEntry> ReadAsync(
        PropertyValue.Archive archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (archive.Assets is { } assets)
        {
            await foreach (var entry in ReadAssetsAsync(assets, cancellationToken))
            {
                yield return entry;
            }
        }
        else if (await OpenFileAsync(archive, cancellationToken) is { } file)
        {
            await using var content = file;
            await foreach (var entry in ArchiveFile.ReadAsync(archive.Path ?? archive.Uri!, content, cancellationToken))
            {
                yield return entry;
            }
        }
        else
        {
            var folder = LocalPath(archive)!;
            foreach (var (name, path) in FolderWalk.Files(folder))
            {
                yield return FileEntry(name, path);
            }
        }
    }

    private async IAsyncEnumerable<ArchiveEntry> ReadAssetsAsync(
        PropertyMap assets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (name, value) in assets)
        {
            switch (value)
            {
                case PropertyValue.Archive inner:
                    await foreach (var entry in ReadAsync(inner, cancellationToken))
                    {
                        yield return entry with { Name = $"{name}/{entry.Name}" };
                    }

                    break;
                case PropertyValue.Asset asset:
                    await using (var content = await SizedAsync(await OpenAsync(asset, cancellationToken), cancellationToken))
                    {
                        yield return new ArchiveEntry(name, content.Length, _ => Task.FromResult(content));
                    }

                    break;
                default:
                    throw new DiagnosticException($"'{name}' in an archive is neither an asset nor an archive.");
            }
        }
    }

    private static ArchiveEntry FileEntry(string name, string path) =>
        new(name, new FileInfo(path) is { LinkTarget: not null } link
            ? ((FileInfo)link.ResolveLinkTarget(returnFinalTarget: true)!).Length
            : new FileInfo(path).Length, _ => Task.FromResult<Stream>(File.OpenRead(path)));

    /// <summary>A network stream does not know its length before its end.</summary>
    private static async Task<Stream> SizedAsync(Stream content, CancellationToken cancellationToken)
    {
        if (content.CanSeek)
        {
            return content;
        }

        await using (content)
        {
            var memory = new MemoryStream();
            await content.CopyToAsync(memory, cancellationToken);
            memory.Position = 0;
            return memory;
        }
    }

    private string? LocalPath(PropertyValue.Archive archive) =>
        archive.Path is { } path ? Path.Combine(programDirectory, path)
        : archive.Uri is { } uri && new Uri(uri, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true, IsFile: true } file
            ? FilePath(file)
            : null;

    private FileStream OpenFile(string path)
    {
        try
        {
            return File.OpenRead(Path.Combine(programDirectory, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(
                $"File '{path}' cannot be read: {exception.Message}",
                $"Relative paths start from '{programDirectory}'.",
                inner: exception);
        }
    }

    private async Task<Stream> OpenUriAsync(string text, CancellationToken cancellationToken)
    {
        var known = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "file" or "http" or "https";
        if (!known)
        {
            throw new DiagnosticException(
                $"'{text}' cannot be read: it is no URI of a kind that is known here.", "Use file, http or https.");
        }

        return uri!.IsFile
            ? OpenFile(FilePath(uri))
            : download is not null
                ? await download(uri, cancellationToken)
                : throw new DiagnosticException(
                    $"'{text}' cannot be read: content from the network is not allowed here.",
                    "Use a file beside the program.");
    }

    private static string FilePath(Uri uri) =>
        uri is { Host: "", Query: "", Fragment: "" }
            ? uri.LocalPath
            : throw new DiagnosticException(
                $"'{uri.OriginalString}' cannot be read: a file URI must have neither host, query nor fragment.",
                "Write it as 'file:///PATH'.");
}
