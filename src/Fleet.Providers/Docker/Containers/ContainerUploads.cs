using System.Formats.Tar;
using System.Globalization;
using System.Text;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>The files that are written into a container before it starts, as one archive for its root folder.</summary>
internal static class ContainerUploads
{
    private const UnixFileMode Plainly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead
        | UnixFileMode.OtherRead;

    /// <summary>The archive, read from its beginning; null when there is nothing to write.</summary>
    public static async Task<MemoryStream?> ArchiveAsync(
        PropertyMap inputs, TimeProvider time, CancellationToken cancellationToken)
    {
        var uploads = inputs.Blocks("uploads").ToList();
        if (uploads.Count == 0)
        {
            return null;
        }

        var stream = new MemoryStream();
        await using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var upload in uploads)
            {
                var content = await ContentAsync(upload, cancellationToken);
                var entry = new PaxTarEntry(TarEntryType.RegularFile, upload.Text("file")!.TrimStart('/'))
                {
                    DataStream = new MemoryStream(content),
                    Mode = Mode(upload),
                    Uid = Owner(upload, "owner"),
                    Gid = Owner(upload, "group"),
                    ModificationTime = time.GetUtcNow(),
                };
                await tar.WriteEntryAsync(entry, cancellationToken);
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static async Task<byte[]> ContentAsync(PropertyMap upload, CancellationToken cancellationToken)
    {
        if (upload.Text("source") is not { } source)
        {
            return upload.Text("contentBase64") is { } encoded
                ? Convert.FromBase64String(encoded)
                : Encoding.UTF8.GetBytes(upload.Text("content") ?? "");
        }

        try
        {
            return await File.ReadAllBytesAsync(source, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(
                $"Upload '{upload.Text("file")}': '{source}' on this machine could not be read: {exception.Message}",
                inner: exception);
        }
    }

    private static UnixFileMode Mode(PropertyMap upload)
    {
        if (upload.Text("permissions") is { } permissions && UnixMode.TryParse(permissions, out var mode))
        {
            return mode;
        }

        return upload.Flag("executable") == true ? Plainly | UnixFileMode.UserExecute : Plainly;
    }

    private static int Owner(PropertyMap upload, string name) =>
        int.TryParse(upload.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
