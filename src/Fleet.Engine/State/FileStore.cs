using System.Runtime.InteropServices;

namespace Fleet.Engine.State;

/// <summary>
/// Files by keys below a folder. A file is written whole or not at all: to a temporary file, flushed to the disk, then
/// renamed, and the folder flushed too.
/// </summary>
internal sealed class FileStore(string root)
{
    /// <summary>The folder.</summary>
    public string Root { get; } = root;

    public string PathOf(string key) => Path.Combine(Root, key);

    public bool Exists(string key) => File.Exists(PathOf(key));

    /// <summary>The content; null when there is no such file.</summary>
    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(key), cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(string key, ReadOnlySpan<byte> content)
    {
        var path = PathOf(key);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        FlushFolder(folder);
    }

    public void Delete(string key)
    {
        if (Exists(key))
        {
            File.Delete(PathOf(key));
            FlushFolder(Path.GetDirectoryName(PathOf(key))!);
        }
    }

    public void DeleteFolder(string key)
    {
        if (Directory.Exists(PathOf(key)))
        {
            Directory.Delete(PathOf(key), recursive: true);
        }
    }

    /// <summary>Keys of the files of a folder, without its subfolders, in ordinal order; none when it is absent.</summary>
    public IEnumerable<string> List(string folder) => Directory.Exists(PathOf(folder))
        ? Directory.GetFiles(PathOf(folder)).Select(path => $"{folder}/{Path.GetFileName(path)}")
            .Where(key => !key.EndsWith(".attrs", StringComparison.Ordinal) && !key.EndsWith(".tmp", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
        : [];

    public DateTimeOffset LastWrite(string key) => File.GetLastWriteTimeUtc(PathOf(key));

    /// <summary>Makes new and renamed names in a folder survive a power cut.</summary>
    public static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var handle = Open(folder, 0);
        if (handle >= 0)
        {
            _ = Sync(handle);
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
