using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Protocol.Values.Assets;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Command;

/// <summary>
/// Copies assets and archives to a host, with the modes of the files they come from. Of a folder only files that differ
/// there travel, all of them as one stream.
/// </summary>
internal sealed class RemoteCopy(Urn urn, IHostConnection connection, AssetReader reader, string folder)
{
    private const UnixFileMode DefaultMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Prints hash and mode of every file that is named on standard input, or a dash.</summary>
    private const string LookScript =
        """
        cd -- "$1" 2>/dev/null || exit 0
        while IFS= read -r name; do
          if [ -f "$name" ] && hash=$(sha256sum <"$name"); then echo "${hash%% *} $(stat -L -c %a -- "$name")"; else echo -; fi
        done
        """;

    /// <summary>Copies an asset, an archive's files, or an archive file as it is.</summary>
    public async Task CopyAsync(PropertyValue? source, string place, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case PropertyValue.Asset asset:
                await CopyFileAsync(asset, place, cancellationToken);
                break;
            case PropertyValue.Archive { Path: { } path } when File.Exists(Local(path)):
                await CopyFileAsync(new PropertyValue.Asset { Path = path }, place, cancellationToken);
                break;
            case PropertyValue.Archive { Uri: { } uri }:
                await CopyFileAsync(new PropertyValue.Asset { Uri = uri }, place, cancellationToken);
                break;
            case PropertyValue.Archive archive:
                await CopyFolderAsync(archive, place, cancellationToken);
                break;
            default:
                throw RemoteErrors.Error(urn, $"'{urn.Name}': 'source' is neither an asset nor an archive.");
        }
    }

    private async Task CopyFileAsync(PropertyValue.Asset asset, string place, CancellationToken cancellationToken)
    {
        var isFolder = (await connection.RunAsync(RemoteCommand.Of("test", "-d", place), cancellationToken)).IsSuccess;
        var name = Path.GetFileName(asset.Path ?? (asset.Uri is { } uri ? new Uri(uri).AbsolutePath : ""));
        if (isFolder && name.Length == 0)
        {
            throw RemoteErrors.Error(
                urn, $"'{urn.Name}': '{place}' on '{connection.Name}' is a folder, and a text has no name of its own.", "Give the path of a file.");
        }

        await using var source = await reader.OpenAsync(asset, cancellationToken);
        using var content = new MemoryStream();
        await source.CopyToAsync(content, cancellationToken);
        var path = isFolder ? $"{place.TrimEnd('/')}/{name}" : place;
        await connection.WriteFileAsync(
            new RemoteFile(path.StartsWith('/') ? path : await HomePathAsync(path, cancellationToken), content.ToArray())
            {
                Mode = asset.Path is null ? null : Octal(ModeOf(asset.Path)),
            },
            cancellationToken);
    }

    /// <summary>A folder goes under the place with its name, unless it is written with a slash at its end.</summary>
    private async Task CopyFolderAsync(PropertyValue.Archive archive, string place, CancellationToken cancellationToken)
    {
        var target = archive.Path is { } path && !path.EndsWith('/')
            ? $"{place.TrimEnd('/')}/{Path.GetFileName(path)}"
            : place;
        var files = await FilesAsync(archive, cancellationToken);
        var there = await LookAsync(target, [.. files.Select(file => file.Name)], cancellationToken);
        using var tar = new MemoryStream();
        var isEmpty = true;
        await using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (file, found) in files.Zip(there).Where(pair => pair.First.Facts != pair.Second))
            {
                isEmpty = false;
                await writer.WriteEntryAsync(
                    new PaxTarEntry(TarEntryType.RegularFile, file.Name)
                    {
                        Mode = file.Mode,
                        DataStream = new MemoryStream(file.Content),
                    },
                    cancellationToken);
            }
        }

        if (!isEmpty || files.Count == 0)
        {
            tar.Position = 0;
            await connection.CopyAsync(tar, target, cancellationToken);
        }
    }

    private async Task<List<CopiedFile>> FilesAsync(PropertyValue.Archive archive, CancellationToken cancellationToken)
    {
        var files = new List<CopiedFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in reader.ReadAsync(archive, cancellationToken))
        {
            await using var source = await entry.OpenAsync(cancellationToken);
            if (seen.Add(entry.Name))
            {
                using var content = new MemoryStream();
                await source.CopyToAsync(content, cancellationToken);
                files.Add(new CopiedFile(entry.Name, content.ToArray(), FindMode(archive, entry.Name) ?? DefaultMode));
            }
        }

        return files;
    }

    /// <summary>Hash and mode of files that are there; null where one is missing, or its name fits in no line.</summary>
    private async Task<IReadOnlyList<string?>> LookAsync(
        string target, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var result = await connection.RunAsync(
            RemoteCommand.Script(LookScript, target) with
            {
                IsSafeToRepeat = true,
                Stdin = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(names.Select(name => $"{name}\n")))),
            },
            cancellationToken);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == names.Count ? lines : new string?[names.Count];
    }

    private UnixFileMode? FindMode(PropertyValue value, string name) => value switch
    {
        PropertyValue.Asset { Path: { } path } => ModeOf(path),
        PropertyValue.Archive { Path: { } path } => ModeOf(Path.Combine(path, name)),
        PropertyValue.Archive { Assets: { } assets } => assets
            .Where(member => member.Key == name || name.StartsWith($"{member.Key}/", StringComparison.Ordinal))
            .Select(member => FindMode(member.Value, member.Key == name ? "" : name[(member.Key.Length + 1)..])).FirstOrDefault(),
        _ => null,
    };

    private UnixFileMode ModeOf(string path)
    {
        var full = Local(path);
        return OperatingSystem.IsWindows() || !File.Exists(full) ? DefaultMode : File.GetUnixFileMode(full);
    }

    private string Local(string path) => Path.Combine(folder, path);

    /// <summary>A relative path starts from the login's own folder.</summary>
    private async Task<string> HomePathAsync(string path, CancellationToken cancellationToken)
    {
        var result = await connection.RunAsync(RemoteCommand.Of("pwd"), cancellationToken);
        return $"{result.Output.Trim()}/{path}";
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);

    private sealed record CopiedFile(string Name, byte[] Content, UnixFileMode Mode)
    {
        /// <summary>Hash and mode, as the host prints them.</summary>
        public string Facts { get; } = string.Create(
            CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(Content))} {Octal(Mode)}");
    }
}
