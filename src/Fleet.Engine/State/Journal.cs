using System.Threading.Channels;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>
/// Appends lines to a journal file, each on the disk before its caller goes on. Lines that come while the disk is busy
/// share the next flush. The file is made by the first line.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly string _path;
    private readonly Func<byte[]> _header;
    private readonly Channel<(byte[] Line, TaskCompletionSource Done)> _queue =
        Channel.CreateUnbounded<(byte[], TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _writer;
    private FileStream? _file;
    private DiagnosticException? _broken;

    public Journal(string path, Func<byte[]> header)
    {
        (_path, _header) = (path, header);
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>True when there is a file.</summary>
    public bool Exists => _file is not null;

    /// <summary>Appends a line; done when it is on the disk.</summary>
    /// <exception cref="DiagnosticException">The disk refuses. Nothing can be appended from then on.</exception>
    public Task AppendAsync(byte[] line)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_queue.Writer.TryWrite((line, done)))
        {
            throw new InvalidOperationException("Bug: a line for a journal that is closed.");
        }

        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    private async Task WriteAsync()
    {
        var batch = new List<TaskCompletionSource>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            using var bytes = new MemoryStream();
            while (_queue.Reader.TryRead(out var item))
            {
                bytes.Write(item.Line);
                batch.Add(item.Done);
            }

            Write(bytes);
            foreach (var done in batch)
            {
                if (_broken is { } exception)
                {
                    done.SetException(exception);
                }
                else
                {
                    done.SetResult();
                }
            }

            batch.Clear();
        }
    }

    private void Write(MemoryStream bytes)
    {
        if (_broken is not null)
        {
            return;
        }

        var length = _file?.Length ?? 0;
        try
        {
            var file = _file ??= Create();
            bytes.WriteTo(file);
            file.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Half a line must not have another one behind it.
            _broken = new DiagnosticException(
                $"The journal '{_path}' cannot be written: {exception.Message}",
                "Nothing new is begun. Make room or mend the permissions, then run the same command again.",
                inner: exception);
            TryTruncate(length);
        }
    }

    private FileStream Create()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var file = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.Read);
        _file = file;
        file.Write(_header());
        FileStore.FlushFolder(Path.GetDirectoryName(_path)!);
        return file;
    }

    private void TryTruncate(long length)
    {
        try
        {
            _file?.SetLength(length);
        }
        catch (IOException)
        {
            // A half-written last line is left out by readers.
        }
    }
}
