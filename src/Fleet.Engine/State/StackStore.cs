using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fleet.Engine.Secrets;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Reads and writes the state of one stack.</summary>
internal sealed class StackStore(FileStore store, StackFiles files, Keyring keyring, EngineEnvironment environment)
{
    public FileStore Store { get; } = store;

    public StackFiles Files { get; } = files;

    public StackLocks Locks { get; } = new(store, files, environment);

    public bool Exists => Store.Exists(Files.Checkpoint) || Store.Exists(Files.GzipCheckpoint);

    public bool HasJournal => Store.Exists(Files.Journal);

    /// <summary>The checkpoint's text and the digest of the file.</summary>
    /// <exception cref="DiagnosticException">There is none, or it is damaged.</exception>
    public async Task<RawCheckpoint> ReadRawAsync(CancellationToken cancellationToken)
    {
        var isGzip = Store.Exists(Files.GzipCheckpoint)
            && (!Store.Exists(Files.Checkpoint) || Store.LastWrite(Files.GzipCheckpoint) > Store.LastWrite(Files.Checkpoint));
        var key = isGzip ? Files.GzipCheckpoint : Files.Checkpoint;
        var bytes = await Store.ReadAsync(key, cancellationToken) ?? throw NoStack();
        var hash = Hash(bytes);
        if (bytes is [0x1f, 0x8b, ..])
        {
            using var unzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            await unzip.CopyToAsync(plain, cancellationToken);
            bytes = plain.ToArray();
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, ValueJson.ReaderOptions);
            return new RawCheckpoint(
                [.. document.RootElement.Clone().EnumerateObject().Where(field => field.Name is "version" or "features")],
                DeploymentJson.Find(document.RootElement)?.Clone(),
                hash,
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Signatures.Secret)) >= 0);
        }
        catch (JsonException exception)
        {
            throw new DiagnosticException(
                $"The state file '{Store.PathOf(key)}' is damaged: {exception.Message}",
                $"Nothing was changed. Restore the file; the state before it is in '{Store.PathOf(Files.Backup)}'.",
                inner: exception);
        }
    }

    /// <summary>
    /// The state as it is: the checkpoint with what an interrupted or running update has done since. Writes nothing.
    /// </summary>
    /// <param name="secrets">How to read secrets; null to decrypt them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LoadedState> LoadAsync(IStateSecrets? secrets, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The journal first: a checkpoint read after it is at least as new.
            var journal = await Store.ReadAsync(Files.Journal, cancellationToken);
            var raw = await ReadRawAsync(cancellationToken);
            var content = journal is null ? null : JournalJson.Read(journal, Store.PathOf(Files.Journal));
            if (content is { BaseHash: "" } || content?.FoldedHash == raw.Hash)
            {
                content = null;
            }
            else if (content is not null && content.BaseHash != raw.Hash)
            {
                if (!HasJournal)
                {
                    continue;
                }

                throw new DiagnosticException(
                    $"The journal '{Store.PathOf(Files.Journal)}' of an interrupted run belongs to another state of stack "
                    + $"'{Files.Stack}' than the one recorded now: something has changed it since.",
                    "Nothing was changed. Move the journal away and run 'fleet refresh' to find out what exists.");
            }

            return await ReadAsync(raw, content, secrets, cancellationToken);
        }
    }

    /// <summary>Writes the state as the stack's checkpoint, keeping the one before as a backup.</summary>
    /// <exception cref="DiagnosticException">The state breaks a rule: nothing is written.</exception>
    public byte[] Write(Deployment? deployment, IStateSecrets secrets)
    {
        if (deployment is not null)
        {
            deployment = deployment with
            {
                Time = environment.Time.GetUtcNow(),
                Version = DeploymentJson.EngineVersion,
                Magic = DeploymentJson.Magic(DeploymentJson.EngineVersion),
            };
            Verify(deployment, "would be written");
        }

        return DeploymentJson.WriteCheckpoint(Files.QualifiedName, deployment, secrets);
    }

    /// <summary>Puts a checkpoint's text in place.</summary>
    public void Replace(byte[] checkpoint)
    {
        if (Store.Exists(Files.Checkpoint))
        {
            File.Copy(Store.PathOf(Files.Checkpoint), Store.PathOf(Files.Backup), overwrite: true);
        }

        Store.Write(Files.Checkpoint, checkpoint);
        Store.Delete(Files.GzipCheckpoint);
    }

    /// <summary>Folds what an interrupted run has left into the checkpoint. The lock must be held.</summary>
    /// <returns>True when there was something.</returns>
    public async Task<bool> FoldAsync(CancellationToken cancellationToken)
    {
        if (!HasJournal)
        {
            return false;
        }

        var loaded = await LoadAsync(null, cancellationToken);
        if (loaded.HasReplayed)
        {
            var cipher = loaded.Deployment.SecretsState.Length > 0 && loaded.HoldsSecrets
                ? await keyring.OpenAsync(loaded.Deployment.SecretsState, Files.Stack, cancellationToken)
                : null;
            var checkpoint = Write(
                loaded.Deployment, cipher is null ? NoSecrets.Instance : new EncryptedSecrets(cipher));
            AppendFolded(checkpoint);
            Replace(checkpoint);
        }

        Store.Delete(Files.Journal);
        return loaded.HasReplayed;
    }

    /// <summary>Says in the journal that it is part of a checkpoint that will be in place in a moment.</summary>
    public void AppendFolded(byte[] checkpoint)
    {
        var path = Store.PathOf(Files.Journal);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        TrimHalfLine(file);
        file.Write(JournalJson.Folded(Hash(checkpoint)));
        file.Flush(flushToDisk: true);
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public DiagnosticException NoStack() => new(
        $"There is no stack '{Files.Stack}' of project '{Files.Project}' in '{Store.Root}'.",
        $"Make it with 'fleet stack init {Files.Stack}', or see 'fleet stack ls'.");

    private async Task<LoadedState> ReadAsync(
        RawCheckpoint raw, JournalContent? journal, IStateSecrets? secrets, CancellationToken cancellationToken)
    {
        var salt = raw.Deployment is { } element ? DeploymentJson.SecretsState(element) : "";
        salt = salt.Length > 0 ? salt : journal?.Salt ?? "";
        var holdsSecrets = raw.HoldsSecrets || journal?.HoldsSecrets == true;
        secrets ??= salt.Length > 0 && holdsSecrets
            ? new EncryptedSecrets(await keyring.OpenAsync(salt, Files.Stack, cancellationToken))
            : NoSecrets.Instance;
        try
        {
            var recorded = raw.Deployment is { } latest ? DeploymentJson.Read(latest, secrets) : Deployment.Empty;
            Verify(recorded, "is recorded");
            if (journal is null)
            {
                return new LoadedState(recorded, raw.Hash, false, holdsSecrets);
            }

            var snapshot = new Snapshot(recorded with { SecretsState = salt });
            foreach (var line in journal.Entries)
            {
                snapshot.Apply(JournalJson.ReadEntry(line, secrets));
            }

            var replayed = snapshot.Fold();
            Verify(replayed, "results from the journal of an interrupted run");
            return new LoadedState(replayed, raw.Hash, true, holdsSecrets);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException
            or JsonException)
        {
            throw new DiagnosticException(
                $"The state of stack '{Files.Stack}' in '{Store.Root}' is damaged: {exception.Message}",
                $"Nothing was changed. Restore it; the state before it is in '{Store.PathOf(Files.Backup)}'.",
                inner: exception);
        }
    }

    private void Verify(Deployment deployment, string which)
    {
        var problems = Integrity.Check(deployment);
        if (problems.Length > 0)
        {
            throw new DiagnosticException(
                $"The state of stack '{Files.Stack}' that {which} contradicts itself: {problems[0]}",
                $"Nothing was changed. Export it with 'fleet stack export', mend it, and import it again.",
                string.Join('\n', problems.Skip(1)));
        }
    }

    private static void TrimHalfLine(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        file.SetLength(end);
        file.Position = end;
    }
}

/// <summary>A checkpoint as read: its secrets are still encrypted.</summary>
/// <param name="Header">The schema's version and features.</param>
/// <param name="Deployment">The deployment; null when there is none yet.</param>
/// <param name="Hash">The digest of the file.</param>
/// <param name="HoldsSecrets">True when a value in it is encrypted.</param>
internal sealed record RawCheckpoint(
    ImmutableArray<JsonProperty> Header, JsonElement? Deployment, string Hash, bool HoldsSecrets);

/// <summary>The state of a stack.</summary>
/// <param name="Deployment">What is recorded.</param>
/// <param name="Hash">The digest of the checkpoint file.</param>
/// <param name="HasReplayed">True when an interrupted run's journal is part of it.</param>
/// <param name="HoldsSecrets">True when a value in it was encrypted.</param>
internal sealed record LoadedState(Deployment Deployment, string Hash, bool HasReplayed, bool HoldsSecrets);
