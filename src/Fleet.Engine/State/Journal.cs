using System.Threading.Channels;
using Fleet.Engine.Backends;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>
/// Appends entries to a journal in the order they come, each in the store before its caller goes on. Entries that come
/// while the store is busy share the next append. The journal is begun by the first one.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly IJournalMedium _medium;
    private readonly Func<byte[]> _header;
    private readonly Func<Task<IStateSecrets>> _secrets;
    private readonly Channel<(JournalEntry Entry, TaskCompletionSource Done)> _queue =
        Channel.CreateUnbounded<(JournalEntry, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _writer;
    private bool _isBegun;
    private DiagnosticException? _broken;

    /// <summary>Creates a journal; nothing is written yet.</summary>
    /// <param name="medium">Where it is kept.</param>
    /// <param name="header">Its first line, asked for once there is a key.</param>
    /// <param name="secrets">The key, asked for by the first entry.</param>
    public Journal(IJournalMedium medium, Func<byte[]> header, Func<Task<IStateSecrets>> secrets)
    {
        (_medium, _header, _secrets) = (medium, header, secrets);
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
        await _medium.DisposeAsync();
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

        try
        {
            var secrets = await _secrets();
            using var bytes = new MemoryStream();
            if (!_isBegun)
            {
                bytes.Write(_header());
            }

            foreach (var entry in entries)
            {
                bytes.Write(JournalJson.Entry(entry, secrets));
            }

            await (_isBegun
                ? _medium.AppendAsync(bytes.ToArray(), CancellationToken.None)
                : _medium.CreateAsync(bytes.ToArray(), CancellationToken.None));
            _isBegun = true;
        }
        catch (DiagnosticException exception)
        {
            _broken = exception;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _broken = new DiagnosticException(
                $"The journal '{_medium.Description}' cannot be written: {exception.Message}",
                "Nothing new is begun. Make room or mend the permissions, then run the same command again.",
                inner: exception);
        }
        catch (Exception exception)
        {
            // Whoever waits must hear of it, even of a bug.
            _broken = new DiagnosticException(
                $"Bug: the journal '{_medium.Description}' cannot be written: {exception.Message}", detail: exception.ToString(), inner: exception);
        }
    }
}
