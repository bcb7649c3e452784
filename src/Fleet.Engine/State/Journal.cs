using System.Threading.Channels;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>
/// Appends entries to a journal file in the order they come, each on the disk before its caller goes on. Entries that
/// come while the disk is busy share the next flush. The file is made by the first one.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly string _path;
    private readonly Func<byte[]> _header;
    private readonly Func<Task<IStateSecrets>> _secrets;
    private readonly Channel<(JournalEntry Entry, TaskCompletionSource Done)> _queue =
        Channel.CreateUnbounded<(JournalEntry, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _writer;
    private FileStream? _file;
    private DiagnosticException? _broken;

    /// <summary>Creates a journal; nothing is written yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Its first line, asked for once there is a key.</param>
    /// <param name="secrets">The key, asked for by the first entry.</param>
    public Journal(string path, Func<byte[]> header, Func<Task<IStateSecrets>> secrets)
    {
        (_path, _header, _secrets) = (path, header, secrets);
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Appends an entry; done when it is on the disk.</summary>
    /// <exception cref="DiagnosticException">The disk refuses, or there is no key. Nothing can be appended then.</exception>
    public Task AppendAsync(JournalEntry entry)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_queue.Writer.TryWrite((entry, done)))
        {
            throw new InvalidOperationException("Bug: an entry for a journal that is closed.");
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
            var entries = new List<JournalEntry>();
            while (_queue.Reader.TryRead(out var item))
            {
                entries.Add(item.Entry);
                batch.Add(item.Done);
            }

            await WriteAsync(entries);
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

    private async Task WriteAsync(List<JournalEntry> entries)
    {
        if (_broken is not null)
        {
            return;
        }

        var length = _file?.Length ?? 0;
        try
        {
            var secrets = await _secrets();
            using var bytes = new MemoryStream();
            foreach (var entry in entries)
            {
                bytes.Write(JournalJson.Entry(entry, secrets));
            }

            var file = _file ??= Create();
            bytes.WriteTo(file);
            file.Flush(flushToDisk: true);
        }
        catch (DiagnosticException exception)
        {
            _broken = exception;
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
        catch (Exception exception)
        {
            // Whoever waits must hear of it, even of a bug.
            _broken = new DiagnosticException(
                $"Bug: the journal '{_path}' cannot be written: {exception.Message}", detail: exception.ToString(), inner: exception);
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
