using Fleet.Engine.Backends.Locks;
using Fleet.Engine.Config;
using Fleet.Engine.Events;
using Fleet.Engine.Secrets;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>
/// A stack's state while a run changes it: locked, read, recorded into, folded, released. A preview takes no lock and
/// leaves no trace.
/// </summary>
internal sealed class StateSession : IAsyncDisposable
{
    private readonly StackStore _store;
    private readonly StackConfig _config;
    private readonly HeldLock? _lock;
    private readonly LoadedState _loaded;
    private readonly Journal? _journal;
    private SecretsCipher? _cipher;

    private StateSession(StackStore store, StackConfig config, HeldLock? held, LoadedState loaded)
    {
        (_store, _config, _lock, _loaded) = (store, config, held, loaded);
        _journal = held is null
            ? null
            : new Journal(
                store.Store.Journal(store.Files.Journal, held.Token), () => JournalJson.Header(loaded.Hash, _cipher!.State), SecretsAsync);
        Recorder = new StateRecorder(new Snapshot(loaded.Deployment), _journal, () => _lock?.CheckAsync(CancellationToken.None) ?? Task.FromResult(true));
    }

    /// <summary>What was recorded when the run began.</summary>
    public Deployment Base => _loaded.Deployment;

    /// <summary>The digest of the checkpoint that was read.</summary>
    public string BaseHash => _loaded.Hash;

    /// <summary>Takes what happens.</summary>
    public StateRecorder Recorder { get; }

    /// <summary>Locks and reads a stack's state; an interrupted run's journal becomes part of it.</summary>
    /// <exception cref="DiagnosticException">Someone holds the stack, or its state cannot be read.</exception>
    public static async Task<StateSession> OpenAsync(
        StackStore store, StackConfig config, bool isPreview, EventPublisher events, CancellationToken cancellationToken)
    {
        if (isPreview)
        {
            return new StateSession(store, config, null, await store.LoadAsync(null, cancellationToken));
        }

        var held = await store.TakeAsync(cancellationToken);
        try
        {
            if (await store.FoldAsync(held.Token, cancellationToken))
            {
                events.Report(Severity.Info, "A run before this one was interrupted; what it had done is recorded now.");
            }

            return new StateSession(store, config, held, await store.LoadAsync(null, cancellationToken));
        }
        catch
        {
            await held.ReleaseAsync();
            throw;
        }
    }

    /// <summary>Writes the checkpoint, when anything was recorded, and gives its text.</summary>
    /// <exception cref="DiagnosticException">It cannot be written; the journal stays and the next run folds it.</exception>
    public async Task<byte[]?> CloseAsync()
    {
        if (_journal is null || Recorder.IsUnchanged)
        {
            return null;
        }

        await FlushAsync();
        if (_cipher is null)
        {
            // Without a key nothing was begun, and whoever asked for it was told so.
            return null;
        }

        if (!await _lock!.CheckAsync(CancellationToken.None))
        {
            throw new DiagnosticException(
                "The stack's lock was broken by someone else while this run was going on.",
                "What it has done is kept beside the state, and the next run takes it up.");
        }

        await _journal.DisposeAsync();
        var checkpoint = _store.Write(
            Recorder.Fold() with { SecretsState = _cipher.State }, new EncryptedSecrets(_cipher));
        try
        {
            await _store.FoldIntoAsync(checkpoint, _loaded.Hash, _lock.Token, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(
                $"The state of the stack cannot be written: {exception.Message}",
                "What the run has done is kept beside the state. Make room or mend the permissions, then run again.",
                inner: exception);
        }

        return checkpoint;
    }

    /// <summary>
    /// Releases the lock. While there is still a journal its file stays: Pulumi must not read a checkpoint that lacks it.
    /// The next run takes the stack over and folds it.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_journal is not null)
        {
            await _journal.DisposeAsync();
        }

        if (_lock is { } held)
        {
            await (await _store.HasJournalAsync(CancellationToken.None) ? held.AbandonAsync() : held.ReleaseAsync());
        }
    }

    // A journal that ran out of disk is no reason not to try the checkpoint: everything is known here still.
    private async Task FlushAsync()
    {
        try
        {
            await Recorder.FlushAsync();
        }
        catch (DiagnosticException) when (_cipher is not null)
        {
        }
    }

    // Asked for by the first record, which comes before anything is changed: a missing or wrong passphrase does no harm.
    private async Task<IStateSecrets> SecretsAsync()
    {
        if (_cipher is null)
        {
            _cipher = await _config.CipherAsync(_loaded.Deployment.SecretsState, CancellationToken.None);
            _config.Save();
        }

        return new EncryptedSecrets(_cipher);
    }
}
