using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace Fleet.Providers.Docker;

/// <summary>The files of this machine that a build may use.</summary>
/// <param name="Folder">The folder, as the program gave it.</param>
/// <param name="Dockerfile">The path of the Dockerfile, in the folder or elsewhere.</param>
internal sealed record BuildContext(string Folder, string Dockerfile)
{
    private const string Foreign = ".fleet.Dockerfile";

    /// <summary>What is missing on this machine; null when nothing is.</summary>
    public string? Problem => !Directory.Exists(Folder) ? $"'{Folder}' is not a folder of this machine."
        : !File.Exists(Dockerfile) ? $"'{Dockerfile}' is not a file of this machine."
        : null;

    /// <summary>The name of the Dockerfile in the archive.</summary>
    public string DockerfileInArchive => Inside(Dockerfile) ?? Foreign;

    /// <summary>
    /// A digest of what a build would see, in the official provider's form: a recorded one must be recognised, or the image
    /// would be built anew at the first contact.
    /// </summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "Dockerfile", "----------", SHA256.HashData(File.ReadAllBytes(Dockerfile)));
        foreach (var (path, file) in Files())
        {
            var content = file.LinkTarget is not null
                ? SHA256.HashData(Encoding.UTF8.GetBytes(LinkPath.Resolve(Joined(path))))
                : file.Attributes.HasFlag(FileAttributes.Device) ? SHA256.HashData([])
                : Hash(file);
            Append(hash, path, ModeText(file), content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The files as an archive, in a file that is gone when it is closed.</summary>
    public async Task<Stream> ArchiveAsync(CancellationToken cancellationToken)
    {
        var stream = new FileStream(
            Path.Combine(Path.GetTempPath(), $"fleet-build-{Path.GetRandomFileName()}"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (path, file) in Files())
            {
                names.Add(path);
                await AddAsync(tar, path, file, cancellationToken);
            }

            if (!names.Contains(DockerfileInArchive))
            {
                await AddAsync(tar, DockerfileInArchive, new FileInfo(Dockerfile), cancellationToken);
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static async Task AddAsync(
        TarWriter tar, string path, FileInfo file, CancellationToken cancellationToken)
    {
        var entry = new PaxTarEntry(
            file.LinkTarget is null ? TarEntryType.RegularFile : TarEntryType.SymbolicLink, path)
        {
            Mode = file.LinkTarget is null ? file.UnixFileMode : (UnixFileMode)0x1FF,
            ModificationTime = file.LastWriteTimeUtc,
        };
        if (file.LinkTarget is { } target)
        {
            entry.LinkName = target;
            await tar.WriteEntryAsync(entry, cancellationToken);
            return;
        }

        await using var content = file.OpenRead();
        entry.DataStream = content;
        await tar.WriteEntryAsync(entry, cancellationToken);
    }

    /// <summary>The files that a build sees, in lexical order, by their path in the folder.</summary>
    private IEnumerable<(string Path, FileInfo File)> Files()
    {
        var rules = new DockerIgnore(
            new[] { $"{Dockerfile}.dockerignore", Path.Combine(Folder, ".dockerignore") }.FirstOrDefault(File.Exists)
                is { } file ? File.ReadAllText(file) : "");
        return Walk(new DirectoryInfo(Folder), "").Where(found => !rules.Excludes(found.Path));
    }

    private static IEnumerable<(string Path, FileInfo File)> Walk(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            // Logs and state are there, which change with every run: the image would be built anew each time.
            if (entry is DirectoryInfo { Name: ".fleet" })
            {
                continue;
            }

            if (entry is DirectoryInfo { LinkTarget: null } below)
            {
                foreach (var found in Walk(below, $"{prefix}{entry.Name}/"))
                {
                    yield return found;
                }
            }
            else
            {
                yield return (prefix + entry.Name, new FileInfo(entry.FullName));
            }
        }
    }

    /// <summary>The path in the folder; null for a file that is elsewhere.</summary>
    private string? Inside(string file)
    {
        var path = Path.GetRelativePath(Path.GetFullPath(Folder), Path.GetFullPath(file)).Replace('\\', '/');
        return path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? null : path;
    }

    private string Joined(string path) => Folder is "." or "./" ? path : $"{Folder.TrimEnd('/')}/{path}";

    private static byte[] Hash(FileInfo file)
    {
        using var content = file.OpenRead();
        return SHA256.HashData(content);
    }

    private static void Append(IncrementalHash hash, string path, string mode, byte[] content)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(path));
        hash.AppendData(Encoding.UTF8.GetBytes(mode));
        hash.AppendData(content);
        hash.AppendData([0]);
    }

    /// <summary>A file's mode as Go writes it: <c>-rw-r--r--</c>.</summary>
    private static string ModeText(FileInfo file)
    {
        var mode = file.LinkTarget is null ? file.UnixFileMode : (UnixFileMode)0x1FF;
        var special = (file.LinkTarget is null ? "" : "L")
            + (mode.HasFlag(UnixFileMode.SetUser) ? "u" : "")
            + (mode.HasFlag(UnixFileMode.SetGroup) ? "g" : "")
            + (mode.HasFlag(UnixFileMode.StickyBit) ? "t" : "");
        var permissions = string.Concat(Enumerable.Range(0, 9).Select(
            index => ((int)mode & (0x100 >> index)) == 0 ? '-' : "rwx"[index % 3]));
        return (special.Length > 0 ? special : "-") + permissions;
    }
}
