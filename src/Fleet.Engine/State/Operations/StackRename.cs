using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>Gives a stack another name: state, history, backups, configuration file and selection.</summary>
public sealed class StackRename(Backend backend)
{
    /// <summary>Renames a stack. A rename that was interrupted is completed by asking for it again.</summary>
    /// <exception cref="DiagnosticException">The name is taken or not allowed, or someone holds either stack.</exception>
    public async Task RunAsync(string stack, string name, CancellationToken cancellationToken = default)
    {
        StackLife.CheckName(name);
        await using var locked = await LockedStack.OpenAsync(backend, stack, SealedSecrets.Any, cancellationToken);
        var target = backend.Stack(name);
        await using var held = await target.TakeAsync(cancellationToken);
        var renamed = Renaming.Apply(locked.Deployment, urn => Renaming.Of(urn, urn.Project, name));
        if (!await target.ExistsAsync(cancellationToken))
        {
            var checkpoint = target.Write(renamed, locked.Loaded.Secrets);
            await target.ReplaceAsync(checkpoint, null, cancellationToken);
        }
        else if (!await IsAlreadyAsync(target, renamed, cancellationToken))
        {
            throw new DiagnosticException(
                $"There is a stack '{name}' already. Nothing was changed.", "Choose another name, or remove that stack first.");
        }

        await CarryAsync(locked.Store, target, cancellationToken);
        RenameConfig(stack, name);
        await History.AddAsync(target.Store, target.Files, await EntryAsync(stack, name, locked.Store), null, CancellationToken.None);
        await StackLife.DeleteFilesAsync(locked.Store, CancellationToken.None);
        if (backend.Workspace.SelectedStack == stack)
        {
            backend.Workspace.SelectStack(name);
        }
    }

    // The stack of the new name is what a rename that was interrupted has written.
    private static async Task<bool> IsAlreadyAsync(StackStore target, Deployment renamed, CancellationToken cancellationToken)
    {
        var there = (await target.LoadAsync(SealedSecrets.Any, cancellationToken)).Deployment;
        return there.Resources.Length > 0
            && there.Resources.Select(state => (state.Urn, state.Id)).SequenceEqual(renamed.Resources.Select(state => (state.Urn, state.Id)));
    }

    private static async Task CarryAsync(StackStore from, StackStore to, CancellationToken cancellationToken)
    {
        foreach (var (source, target, mark) in new[]
                 {
                     (from.Files.HistoryFolder, to.Files.HistoryFolder, '-'), (from.Files.BackupFolder, to.Files.BackupFolder, '.'),
                 })
        {
            foreach (var item in await from.Store.ListAsync(source, cancellationToken))
            {
                var rest = item.Name.StartsWith(from.Files.Stack + mark, StringComparison.Ordinal)
                    ? to.Files.Stack + item.Name[from.Files.Stack.Length..]
                    : item.Name;
                if (await from.Store.ReadAsync(item.Key, cancellationToken) is { } stored)
                {
                    await to.Store.WriteAsync($"{target}/{rest}", stored.Content, cancellationToken);
                }
            }
        }

        if (await from.Store.ReadAsync(from.Files.Tags, cancellationToken) is { } tags)
        {
            await to.Store.WriteAsync(to.Files.Tags, tags.Content, cancellationToken);
        }
    }

    private void RenameConfig(string stack, string name)
    {
        var (from, to) = (backend.Workspace.StackFile(stack), backend.Workspace.StackFile(name));
        if (File.Exists(from) && !File.Exists(to))
        {
            File.Move(from, to);
        }
    }

    private async Task<HistoryEntry> EntryAsync(string stack, string name, StackStore store)
    {
        var now = store.Environment.Time.GetUtcNow();
        return new HistoryEntry
        {
            Kind = "rename",
            StartTime = now,
            EndTime = now,
            Result = "succeeded",
            Message = $"stack rename {stack} {name}",
            Environment = await RunFacts.OfAsync(backend.Workspace),
        };
    }
}
