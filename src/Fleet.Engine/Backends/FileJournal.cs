namespace Fleet.Engine.Backends;

/// <summary>A journal in a file: each append is flushed to the disk, and cut off again when that fails.</summary>
internal sealed class FileJournal(string path) : IJournalMedium
{
    private FileStream? _file;

    public string Description => path;

    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(path));

    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task CreateAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Write(_file, lines.Span);
        DiskFlush.Folder(Path.GetDirectoryName(path)!);
        return Task.CompletedTask;
    }

    public Task AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        Write(_file ?? throw new InvalidOperationException("Bug: an append to a journal that was not begun."), lines.Span);
        return Task.CompletedTask;
    }

    // Who appends looks for its lock file afterwards, which whoever takes over has removed before it reads.
    public Task FenceAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task SealAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        file.SetLength(end);
        file.Position = end;
        Write(file, line.Span);
    }

    public Task DeleteAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
            DiskFlush.Folder(Path.GetDirectoryName(path)!);
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is { } file)
        {
            _file = null;
            await file.DisposeAsync();
        }
    }

    // Half a line must not have another one behind it.
    private static void Write(FileStream file, ReadOnlySpan<byte> lines)
    {
        var length = file.Length;
        try
        {
            file.Write(lines);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            TryTruncate(file, length);
            throw;
        }
    }

    private static void TryTruncate(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
            file.Position = length;
        }
        catch (IOException)
        {
            // A half-written last line is left out by readers.
        }
    }
}
