using System.Collections.Immutable;
using System.Security.Cryptography;
using Fleet.Protocol;

namespace Fleet.Engine.Backends;

/// <summary>
/// Objects as files below a folder. A file is written to a temporary one, flushed to the disk, renamed, and the folder
/// is flushed too. Conditional writes are made one at a time among all processes that share the folder.
/// </summary>
internal sealed class FileStore(string root) : IObjectStore
{
    private const string OwnFolder = ".pulumi/fleet";
    private const string GuardFile = OwnFolder + "/guard";

    private static int _counter;

    /// <summary>The folder.</summary>
    public string Root { get; } = root;

    public bool IsLocal => true;

    public string Describe(string key) => PathOf(key);

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(key)));

    public async Task<StoredObject?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(PathOf(key), cancellationToken);
            return new StoredObject(content, Version(content), File.GetLastWriteTimeUtc(PathOf(key)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(key, content.Span);
        return Task.CompletedTask;
    }

    public async Task<string?> TryWriteAsync(
        string key, ReadOnlyMemory<byte> content, string? expected, CancellationToken cancellationToken)
    {
        using var guard = await GuardAsync(cancellationToken);
        if ((await ReadAsync(key, cancellationToken))?.Version != expected)
        {
            return null;
        }

        Write(key, content.Span);
        return Version(content.Span);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(key);
        if (File.Exists(path))
        {
            File.Delete(path);
            DiskFlush.Folder(Path.GetDirectoryName(path)!);
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableArray<StoredKey>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var path = PathOf(folder);
        return Task.FromResult<ImmutableArray<StoredKey>>(Directory.Exists(path)
            ?
            [
                .. Directory.GetFiles(path)
                    .Where(file => !file.EndsWith(".attrs", StringComparison.Ordinal) && !file.EndsWith(".tmp", StringComparison.Ordinal))
                    .Select(file => new StoredKey($"{folder}/{Path.GetFileName(file)}", File.GetLastWriteTimeUtc(file)))
                    .OrderBy(item => item.Key, StringComparer.Ordinal),
            ]
            : []);
    }

    public IJournalMedium Journal(string key, long token) => new FileJournal(PathOf(key));

    private static string Version(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string PathOf(string key) => Path.Combine(Root, key);

    // Temporary files are kept apart: to Pulumi any file in a folder of locks is a lock.
    private void Write(string key, ReadOnlySpan<byte> content)
    {
        var path = PathOf(key);
        var folder = Path.GetDirectoryName(path)!;
        var temporary = PathOf($"{OwnFolder}/{Environment.ProcessId}-{Interlocked.Increment(ref _counter)}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            Directory.CreateDirectory(PathOf(OwnFolder));
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw new DiagnosticException(
                $"'{path}' cannot be written: {exception.Message}",
                "Make room or mend the permissions, then run the same command again.",
                inner: exception);
        }

        DiskFlush.Folder(folder);
    }

    private static void TryDelete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what matters; no run looks at another one's temporary files.
        }
    }

    // Opening without sharing locks the file against every other process that does the same, until it ends.
    private async Task<FileStream> GuardAsync(CancellationToken cancellationToken)
    {
        var path = PathOf(GuardFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
            }
        }
    }
}
