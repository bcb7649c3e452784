using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>
/// Makes a stack's state usable again: sets a journal aside that belongs to nothing, goes back to the last good state where
/// the file cannot be read, and mends what breaks a rule. What was there is kept.
/// </summary>
public sealed class StateRepair(Backend backend)
{
    /// <summary>What a repair would do, in sentences; nothing when the state is sound. Nothing is changed.</summary>
    /// <exception cref="DiagnosticException">It cannot be repaired.</exception>
    public async Task<ImmutableArray<string>> PlanAsync(string stack, CancellationToken cancellationToken = default)
    {
        var target = await backend.ExistingAsync(stack, cancellationToken);
        return (await DecideAsync(target, cancellationToken)).Steps;
    }

    /// <summary>Repairs the stack and says what was done.</summary>
    /// <exception cref="DiagnosticException">Someone holds the stack, or it cannot be repaired.</exception>
    public async Task<ImmutableArray<string>> RunAsync(string stack, CancellationToken cancellationToken = default)
    {
        var target = await backend.ExistingAsync(stack, cancellationToken);
        await using var held = await target.TakeAsync(cancellationToken);
        var repair = await DecideAsync(target, cancellationToken);
        if (repair.Steps.IsEmpty)
        {
            return [];
        }

        var now = StackFiles.Nanoseconds(target.Environment.Time.GetUtcNow());
        var journal = target.Store.Journal(target.Files.Journal, held.Token);
        await journal.FenceAsync(cancellationToken);
        if (repair.SetsJournalAside && await journal.ReadAsync(cancellationToken) is { } content)
        {
            await target.Store.WriteAsync($"{target.Files.Journal}.aside-{now}", content, cancellationToken);
            await journal.DeleteAsync(cancellationToken);
        }

        if (repair.Checkpoint is { } checkpoint)
        {
            var current = await target.CurrentAsync(cancellationToken) ?? throw target.NoStack();
            await target.Store.WriteAsync($"{target.Files.Checkpoint}.damaged-{now}", current.Stored.Content, cancellationToken);
            await target.OverwriteAsync(checkpoint, cancellationToken);
            await journal.DeleteAsync(cancellationToken);
        }

        return repair.Steps;
    }

    private static async Task<Repair> DecideAsync(StackStore target, CancellationToken cancellationToken)
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        var setsAside = false;
        RawCheckpoint raw;
        var (key, stored) = await target.CurrentAsync(cancellationToken) ?? throw target.NoStack();
        try
        {
            raw = RawCheckpoint.Parse(stored.Content);
            DeploymentJson.Read(raw, BlindSecrets.Instance);
        }
        catch (StateFormatException exception) when (exception.Mend.Length > 0)
        {
            throw StateDamage.Unread(target, key, exception.Message, exception.Urn, exception.Mend, exception);
        }
        catch (Exception exception) when (exception is JsonException or StateFormatException or InvalidOperationException
            or FormatException or KeyNotFoundException or InvalidDataException)
        {
            return await BackAsync(target, exception, cancellationToken);
        }

        var medium = target.Store.Journal(target.Files.Journal, 0);
        if (await medium.ReadAsync(cancellationToken) is { } journal && !IsOf(journal, raw.Hash, medium.Description))
        {
            steps.Add($"The journal '{medium.Description}' of an interrupted run belongs to another state: it is set aside. Run 'fleet refresh' afterwards.");
            setsAside = true;
        }

        var loaded = setsAside
            ? new LoadedState(DeploymentJson.Read(raw, Sealed(raw)), raw.Hash, false, Sealed(raw))
            : await target.LoadAsync(SealedSecrets.Any, cancellationToken, verifies: false);
        var (mended, done, left) = Mending.Apply(loaded.Deployment);
        if (left is [var problem, ..])
        {
            throw new DiagnosticException(
                $"The state of stack '{target.Files.Stack}' in '{target.Store.Describe(target.Files.Checkpoint)}' cannot be repaired by itself: {problem}",
                $"Nothing was changed. Take the resource out with: fleet state delete '{problem.Urn}' --stack {target.Files.Stack}, or export, edit and import the state.",
                string.Join('\n', left.Select(other => other.ToString())));
        }

        steps.AddRange(done);
        return new Repair(steps.ToImmutable(), done.IsEmpty ? null : target.Write(mended, loaded.Secrets), setsAside);
    }

    private static SealedSecrets Sealed(RawCheckpoint raw) =>
        new(raw.Deployment is { } element ? DeploymentJson.SecretsState(element) : "");

    private static bool IsOf(byte[] journal, string hash, string path)
    {
        try
        {
            var content = JournalJson.Read(journal, path);
            return content.BaseHash == hash || content.FoldedHash == hash || content.BaseHash.Length == 0;
        }
        catch (DiagnosticException)
        {
            return false;
        }
    }

    private static async Task<Repair> BackAsync(StackStore target, Exception reason, CancellationToken cancellationToken)
    {
        var good = await LastGood.FindAsync(target, cancellationToken) ?? throw new DiagnosticException(
            $"The state of stack '{target.Files.Stack}' in '{target.Store.Describe(target.Files.Checkpoint)}' cannot be read ({reason.Message}), and there is no good one before it.",
            "Restore the file from a backup of your own, or make the stack anew and import the objects.", inner: reason);
        return new Repair(
            [
                $"The file cannot be read ({reason.Message.TrimEnd('.')}): the last good state '{good.Place}', {good.Resources} resources, takes its place. "
                + "Run 'fleet refresh' afterwards to find out what has happened since.",
            ],
            good.Content,
            await target.HasJournalAsync(cancellationToken));
    }

    private sealed record Repair(ImmutableArray<string> Steps, byte[]? Checkpoint, bool SetsJournalAside);
}
