using Fleet.Engine.Backends;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>
/// Takes a stack to another backend with its history and backups. Both sides are locked, what arrived is read back and
/// compared, and only then does the stack end at its old place: at no time do two places both own the objects for long,
/// and at none do neither.
/// </summary>
public sealed class StackMigration(Backend from, Backend to)
{
    /// <summary>Copies a stack and retires the old one.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="keepsSource">True to leave the old one in use: a copy for a trial, since both then claim the same objects.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many files were copied, the checkpoint included.</returns>
    /// <exception cref="DiagnosticException">Someone holds the stack, or there is another one of that name at the target.</exception>
    public async Task<int> RunAsync(string stack, bool keepsSource, CancellationToken cancellationToken = default)
    {
        if (from.Url == to.Url)
        {
            throw new DiagnosticException($"Stack '{stack}' is in '{to.Url}' already.", "Give another backend with --to.");
        }

        await using var locked = await LockedStack.OpenAsync(from, stack, SealedSecrets.Any, cancellationToken);
        await to.CheckAsync(cancellationToken);
        var (source, target) = (locked.Store, to.Stack(stack));
        await using var held = await target.TakeAsync(cancellationToken);
        var current = await source.CurrentAsync(cancellationToken) ?? throw source.NoStack();
        if (await target.CurrentAsync(cancellationToken) is { } there && !there.Stored.Content.AsSpan().SequenceEqual(current.Stored.Content))
        {
            throw new DiagnosticException(
                $"There is another stack '{stack}' in '{to.Url}'. Nothing was changed.", "Remove or rename that one first.");
        }

        await BackendLayout.BeginAsync(to.Store, cancellationToken);
        var count = 0;
        foreach (var key in await KeysAsync(source, current.Key, cancellationToken))
        {
            count += await CopyAsync(source.Store, target.Store, key, cancellationToken) ? 1 : 0;
        }

        // What arrived must be whole and keep the rules before the old one ends.
        await target.LoadAsync(BlindSecrets.Instance, cancellationToken);
        if (!keepsSource)
        {
            var time = await NamedTimes.NextAsync(
                source.Store, source.Files, source.Environment.Time.GetUtcNow(), CancellationToken.None);
            await source.Store.WriteAsync(source.Files.BackupCopy(time), current.Stored.Content, CancellationToken.None);
            foreach (var key in new[] { source.Files.Checkpoint, source.Files.GzipCheckpoint, source.Files.ZstdCheckpoint })
            {
                await source.Store.DeleteAsync(key, CancellationToken.None);
            }
        }

        return count;
    }

    // The checkpoint last: with it the stack exists there.
    private static async Task<List<string>> KeysAsync(StackStore source, string checkpoint, CancellationToken cancellationToken)
    {
        var keys = new List<string> { source.Files.Tags, source.Files.Backup };
        foreach (var folder in new[] { source.Files.HistoryFolder, source.Files.BackupFolder })
        {
            keys.AddRange((await source.Store.ListAsync(folder, cancellationToken)).Select(item => item.Key));
        }

        return [.. keys, checkpoint];
    }

    private static async Task<bool> CopyAsync(IObjectStore from, IObjectStore to, string key, CancellationToken cancellationToken)
    {
        if (await from.ReadAsync(key, cancellationToken) is not { } stored)
        {
            return false;
        }

        await to.WriteAsync(key, stored.Content, cancellationToken);
        var arrived = await to.ReadAsync(key, cancellationToken);
        return arrived?.Content.AsSpan().SequenceEqual(stored.Content) == true ? true : throw new DiagnosticException(
            $"'{to.Describe(key)}' is not what was written there. The stack stays where it is.", "Check the target, then run the same command again.");
    }
}
