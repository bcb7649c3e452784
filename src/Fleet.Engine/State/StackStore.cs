using System.Text.Json;
using Fleet.Engine.Backends;
using Fleet.Engine.Backends.Locks;
using Fleet.Engine.Secrets;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>Reads and writes the state of one stack.</summary>
internal sealed class StackStore(
    IObjectStore store, StackFiles files, Keyring keyring, EngineEnvironment environment, LockIdentity identity, LockWaiting waiting,
    Func<string> configSalt)
{
    public IObjectStore Store { get; } = store;

    public StackFiles Files { get; } = files;

    public EngineEnvironment Environment { get; } = environment;

    public StackLocks Locks { get; } = new(store, files, environment, identity, LeaseTimes.Default);

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await Store.ExistsAsync(Files.Checkpoint, cancellationToken)
        || await Store.ExistsAsync(Files.GzipCheckpoint, cancellationToken)
        || await Store.ExistsAsync(Files.ZstdCheckpoint, cancellationToken);

    public Task<bool> HasJournalAsync(CancellationToken cancellationToken) =>
        Store.Journal(Files.Journal, 0).ExistsAsync(cancellationToken);

    /// <summary>Takes the stack's lock.</summary>
    /// <exception cref="DiagnosticException">Someone holds it.</exception>
    public Task<HeldLock> TakeAsync(CancellationToken cancellationToken) => Locks.TakeAsync(waiting, cancellationToken);

    /// <summary>The checkpoint's text and the digest of the file.</summary>
    /// <exception cref="DiagnosticException">There is none, or it is damaged.</exception>
    public async Task<RawCheckpoint> ReadRawAsync(CancellationToken cancellationToken)
    {
        var (key, stored) = await CurrentAsync(cancellationToken) ?? throw NoStack();
        var rotation = await Rotation.FindAsync(Store, Files, RawCheckpoint.Digest(stored.Content), configSalt, cancellationToken);
        try
        {
            // Its digest is that of the old one, which it will replace in a moment: that is what a writer must find.
            return rotation is null
                ? RawCheckpoint.Parse(stored.Content)
                : RawCheckpoint.Parse(rotation.Checkpoint) with { Hash = rotation.BaseHash };
        }
        catch (Exception exception) when (exception is JsonException or StateFormatException or InvalidDataException)
        {
            throw await StateDamage.DescribeAsync(this, key, exception.Message, default, exception, cancellationToken);
        }
    }

    /// <summary>The checkpoint's file, the newest where there are several by compression; null when there is none.</summary>
    public async Task<(string Key, StoredObject Stored)?> CurrentAsync(CancellationToken cancellationToken)
    {
        (string Key, StoredObject Stored)? newest = null;
        foreach (var key in new[] { Files.Checkpoint, Files.GzipCheckpoint, Files.ZstdCheckpoint })
        {
            if (await Store.ReadAsync(key, cancellationToken) is { } stored
                && (newest is not { } other || stored.LastWrite > other.Stored.LastWrite))
            {
                newest = (key, stored);
            }
        }

        return newest;
    }

    /// <summary>
    /// The state as it is: the checkpoint with what an interrupted or running update has done since. Writes nothing.
    /// </summary>
    /// <param name="secrets">How to read secrets; null to decrypt them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="verifies">False to read a state that breaks rules, in order to repair it.</param>
    public async Task<LoadedState> LoadAsync(
        IStateSecrets? secrets, CancellationToken cancellationToken, bool verifies = true)
    {
        while (true)
        {
            // The journal first: a checkpoint read after it is at least as new.
            var medium = Store.Journal(Files.Journal, 0);
            var journal = await medium.ReadAsync(cancellationToken);
            var raw = await ReadRawAsync(cancellationToken);
            var content = journal is null ? null : JournalJson.Read(journal, medium.Description);
            if (content is { BaseHash: "" } || content?.FoldedHash == raw.Hash)
            {
                content = null;
            }
            else if (content is not null && content.BaseHash != raw.Hash)
            {
                if (!await HasJournalAsync(cancellationToken))
                {
                    continue;
                }

                throw new DiagnosticException(
                    $"The journal '{medium.Description}' of an interrupted run belongs to another state of stack "
                    + $"'{Files.Stack}' than the one recorded now: something has changed it since.",
                    $"Nothing was changed. Set the journal aside with 'fleet state repair --stack {Files.Stack}', then run 'fleet refresh' to find out what exists.");
            }

            return await ReadAsync(raw, content, secrets, verifies, cancellationToken);
        }
    }

    /// <summary>A deployment as the stack's checkpoint.</summary>
    /// <exception cref="DiagnosticException">The state breaks a rule: nothing is written.</exception>
    public byte[] Write(Deployment? deployment, IStateSecrets secrets)
    {
        if (deployment is not null)
        {
            deployment = deployment with
            {
                Time = Environment.Time.GetUtcNow(),
                Version = DeploymentJson.EngineVersion,
                Magic = DeploymentJson.Magic(DeploymentJson.EngineVersion),
            };
            if (Integrity.Check(deployment) is [var problem, .. var more])
            {
                throw new DiagnosticException(
                    $"The state of stack '{Files.Stack}' would be damaged by what is to be written: {problem}",
                    $"Nothing was written. Repair what is recorded with: fleet state repair --stack {Files.Stack}",
                    string.Join('\n', more.ToArray().Select(other => other.ToString())));
            }
        }

        return DeploymentJson.WriteCheckpoint(Files.QualifiedName, deployment, secrets);
    }

    /// <summary>Puts a checkpoint in place of the one of a digest, which becomes the backup.</summary>
    /// <param name="checkpoint">The new checkpoint.</param>
    /// <param name="expectedHash">The digest of the current one; null when there must be none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">It is another one: somebody else has written.</exception>
    public async Task ReplaceAsync(byte[] checkpoint, string? expectedHash, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(cancellationToken);
        if ((current is { } now ? RawCheckpoint.Digest(now.Stored.Content) : null) != expectedHash)
        {
            throw Changed();
        }

        if (current is { } old)
        {
            await Store.WriteAsync(Files.Backup, old.Stored.Content, cancellationToken);
        }

        var expected = current is { } plain && plain.Key == Files.Checkpoint
            ? plain.Stored.Version
            : (await Store.ReadAsync(Files.Checkpoint, cancellationToken))?.Version;
        if (await Store.TryWriteAsync(Files.Checkpoint, checkpoint, expected, cancellationToken) is null)
        {
            throw Changed();
        }

        await Store.DeleteAsync(Files.GzipCheckpoint, cancellationToken);
        await Store.DeleteAsync(Files.ZstdCheckpoint, cancellationToken);
    }

    /// <summary>Puts a checkpoint in place of whatever is there, and leaves the backup alone: for repairs.</summary>
    public async Task OverwriteAsync(byte[] checkpoint, CancellationToken cancellationToken)
    {
        await Store.WriteAsync(Files.Checkpoint, checkpoint, cancellationToken);
        await Store.DeleteAsync(Files.GzipCheckpoint, cancellationToken);
        await Store.DeleteAsync(Files.ZstdCheckpoint, cancellationToken);
    }

    /// <summary>Folds what an interrupted run has left into the checkpoint. The lock must be held.</summary>
    /// <returns>True when there was something.</returns>
    public async Task<bool> FoldAsync(long token, CancellationToken cancellationToken)
    {
        await FinishRotationAsync(cancellationToken);
        if (!await HasJournalAsync(cancellationToken))
        {
            return false;
        }

        var journal = Store.Journal(Files.Journal, token);
        await journal.FenceAsync(cancellationToken);
        var loaded = await LoadAsync(SealedSecrets.Any, cancellationToken);
        if (!loaded.HasReplayed)
        {
            await journal.DeleteAsync(cancellationToken);
            return false;
        }

        await FoldIntoAsync(Write(loaded.Deployment, loaded.Secrets), loaded.Hash, token, cancellationToken);
        return true;
    }

    private async Task FinishRotationAsync(CancellationToken cancellationToken)
    {
        if (await CurrentAsync(cancellationToken) is { } current
            && RawCheckpoint.Digest(current.Stored.Content) is var hash
            && await Rotation.FindAsync(Store, Files, hash, configSalt, cancellationToken) is { } rotation)
        {
            await ReplaceAsync(rotation.Checkpoint, hash, cancellationToken);
        }

        await Store.DeleteAsync(Files.Rotation, cancellationToken);
    }

    /// <summary>Puts a checkpoint in place that holds all of the journal, and removes the journal.</summary>
    public async Task FoldIntoAsync(byte[] checkpoint, string expectedHash, long token, CancellationToken cancellationToken)
    {
        var journal = Store.Journal(Files.Journal, token);
        if (await journal.ExistsAsync(cancellationToken))
        {
            // Said before it is true: a crash right after the replacement leaves a journal that names its own checkpoint.
            await journal.SealAsync(JournalJson.Folded(RawCheckpoint.Digest(checkpoint)), cancellationToken);
        }

        await ReplaceAsync(checkpoint, expectedHash, cancellationToken);
        await journal.DeleteAsync(cancellationToken);
    }

    public DiagnosticException NoStack() => new(
        $"There is no stack '{Files.Stack}' of project '{Files.Project}' in '{Store.Describe("")}'.",
        $"Make it with 'fleet stack init {Files.Stack}', or see 'fleet stack ls'.");

    private async Task<LoadedState> ReadAsync(
        RawCheckpoint raw, JournalContent? journal, IStateSecrets? secrets, bool verifies, CancellationToken cancellationToken)
    {
        var salt = raw.Deployment is { } element ? DeploymentJson.SecretsState(element) : "";
        salt = salt.Length > 0 ? salt : journal?.Salt ?? "";
        var holdsSecrets = raw.HoldsSecrets || journal?.HoldsSecrets == true;
        secrets = secrets is SealedSecrets ? new SealedSecrets(salt) : secrets ?? (salt.Length > 0 && holdsSecrets
            ? new EncryptedSecrets(await keyring.OpenAsync(salt, Files.Stack, cancellationToken))
            : NoSecrets.Instance);
        try
        {
            var recorded = DeploymentJson.Read(raw, secrets);
            if (verifies)
            {
                Verify(recorded, "");
            }

            if (journal is null)
            {
                return new LoadedState(recorded, raw.Hash, false, secrets);
            }

            var snapshot = new Snapshot(recorded with { SecretsState = salt });
            foreach (var line in journal.Entries)
            {
                snapshot.Apply(JournalJson.ReadEntry(line, secrets));
            }

            var replayed = snapshot.Fold();
            if (verifies)
            {
                Verify(replayed, "With the journal of an interrupted run, ");
            }

            return new LoadedState(replayed, raw.Hash, true, secrets);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException
            or JsonException or StateFormatException)
        {
            var urn = (exception as StateFormatException)?.Urn ?? default;
            throw await StateDamage.DescribeAsync(this, Files.Checkpoint, exception.Message, urn, exception, cancellationToken);
        }
    }

    private static void Verify(Deployment deployment, string which)
    {
        if (Integrity.Check(deployment) is [var problem, .. var more])
        {
            var others = more.IsEmpty ? "" : $" There are {more.Length} more such problems.";
            throw new StateFormatException($"{which}{problem}{others}", problem.Urn);
        }
    }

    private DiagnosticException Changed() => new(
        $"The state of stack '{Files.Stack}' was changed by someone else in the meantime.",
        "It was not overwritten. Run the same command again.");
}

/// <summary>The state of a stack.</summary>
/// <param name="Deployment">What is recorded.</param>
/// <param name="Hash">The digest of the checkpoint file.</param>
/// <param name="HasReplayed">True when an interrupted run's journal is part of it.</param>
/// <param name="Secrets">How its secrets were read, and can be written again.</param>
internal sealed record LoadedState(Deployment Deployment, string Hash, bool HasReplayed, IStateSecrets Secrets);
