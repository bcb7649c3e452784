using System.Collections.Immutable;
using Fleet.Engine.Backends.Locks;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>
/// A stack whose state is being edited: it is locked, what an interrupted run left is folded, and whatever is written
/// keeps the rules, leaves a copy of what was there, and has an entry in the history.
/// </summary>
internal sealed class LockedStack : IAsyncDisposable
{
    private readonly HeldLock _lock;
    private readonly Config.Workspace _workspace;
    private readonly DateTimeOffset _startTime;
    private readonly Task<ImmutableSortedDictionary<string, string>> _facts;
    private string _hash;

    private LockedStack(StackStore store, Config.Workspace workspace, HeldLock held, LoadedState loaded)
    {
        (Store, _workspace, _lock, Loaded, _hash) = (store, workspace, held, loaded, loaded.Hash);
        _startTime = store.Environment.Time.GetUtcNow();
        _facts = RunFacts.OfAsync(workspace);
    }

    public StackStore Store { get; }

    /// <summary>What was recorded when the stack was locked.</summary>
    public LoadedState Loaded { get; }

    public Deployment Deployment => Loaded.Deployment;

    /// <summary>Locks, folds and reads a stack.</summary>
    /// <param name="backend">Where it is.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="secrets">How to read secrets; null to decrypt them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">There is no such stack, someone holds it, or its state cannot be read.</exception>
    public static async Task<LockedStack> OpenAsync(
        Backend backend, string stack, IStateSecrets? secrets, CancellationToken cancellationToken)
    {
        var store = await backend.ExistingAsync(stack, cancellationToken);
        var held = await store.TakeAsync(cancellationToken);
        try
        {
            await store.FoldAsync(held.Token, cancellationToken);
            return new LockedStack(store, backend.Workspace, held, await store.LoadAsync(secrets, cancellationToken));
        }
        catch
        {
            await held.ReleaseAsync();
            throw;
        }
    }

    /// <summary>Writes a state in place of the one that was read.</summary>
    /// <param name="deployment">The new state.</param>
    /// <param name="secrets">How to write secrets; null for the key that they were read with.</param>
    /// <param name="message">What was done, for the history.</param>
    /// <param name="cancellationToken">Gives up; not once the state is written.</param>
    public async Task ReplaceAsync(
        Deployment deployment, IStateSecrets? secrets, string message, CancellationToken cancellationToken)
    {
        var checkpoint = Store.Write(deployment, secrets ?? Loaded.Secrets);
        await CheckAsync(cancellationToken);
        await BackUpAsync(cancellationToken);
        await Store.ReplaceAsync(checkpoint, _hash, cancellationToken);
        await RememberAsync(checkpoint, message);
    }

    /// <summary>Writes a state and a configuration of another key as one change.</summary>
    public async Task RotateAsync(
        Deployment deployment, IStateSecrets secrets, Config.StackConfig config, CancellationToken cancellationToken)
    {
        var checkpoint = Store.Write(deployment, secrets);
        await CheckAsync(cancellationToken);
        await BackUpAsync(cancellationToken);
        await new Rotation(_hash, deployment.SecretsState, checkpoint).WriteAsync(Store.Store, Store.Files, cancellationToken);
        config.Save();
        await Store.ReplaceAsync(checkpoint, _hash, CancellationToken.None);
        await Store.Store.DeleteAsync(Store.Files.Rotation, CancellationToken.None);
        await RememberAsync(checkpoint, "stack change-secrets-provider passphrase");
    }

    public ValueTask DisposeAsync() => _lock.DisposeAsync();

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!await _lock.CheckAsync(cancellationToken))
        {
            throw new DiagnosticException(
                $"The lock of stack '{Store.Files.Stack}' was broken by someone else.", "Nothing was changed. Run the same command again.");
        }
    }

    private async Task RememberAsync(byte[] checkpoint, string message)
    {
        _hash = RawCheckpoint.Digest(checkpoint);
        var entry = new HistoryEntry
        {
            Kind = "import",
            StartTime = _startTime,
            EndTime = Store.Environment.Time.GetUtcNow(),
            Result = "succeeded",
            Message = message,
            Environment = await _facts,
            Config = _workspace.OpenConfig(Store.Files.Stack).Values,
            ResourceChanges = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal),
        };
        await History.AddAsync(Store.Store, Store.Files, entry, checkpoint, CancellationToken.None);
    }

    private async Task BackUpAsync(CancellationToken cancellationToken)
    {
        if (await Store.CurrentAsync(cancellationToken) is { } current)
        {
            var time = await NamedTimes.NextAsync(Store.Store, Store.Files, Store.Environment.Time.GetUtcNow(), cancellationToken);
            await Store.Store.WriteAsync(Store.Files.BackupCopy(time), current.Stored.Content, cancellationToken);
        }
    }
}
