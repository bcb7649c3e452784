using System.Text.RegularExpressions;
using Fleet.Engine.Backends;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>Makes and removes stacks.</summary>
internal sealed partial class StackLife(Backend backend)
{
    public async Task CreateAsync(string stack, CancellationToken cancellationToken)
    {
        CheckName(stack);
        await backend.CheckAsync(cancellationToken);
        var target = backend.Stack(stack);
        if (await target.ExistsAsync(cancellationToken))
        {
            throw new DiagnosticException(
                $"Stack '{stack}' of project '{backend.Project}' exists already.", $"Select it with: fleet stack select {stack}");
        }

        await BackendLayout.BeginAsync(backend.Store, cancellationToken);
        await target.ReplaceAsync(
            DeploymentJson.WriteCheckpoint(target.Files.QualifiedName, null, NoSecrets.Instance), null, cancellationToken);
    }

    public async Task RemoveAsync(string stack, bool force, CancellationToken cancellationToken)
    {
        var target = await backend.ExistingAsync(stack, cancellationToken);
        await using var held = await target.TakeAsync(cancellationToken);
        if (!force)
        {
            var loaded = await target.LoadAsync(BlindSecrets.Instance, cancellationToken);
            if (loaded.Deployment.Resources.Any(resource => !resource.Urn.IsRootStack))
            {
                throw new DiagnosticException(
                    $"Stack '{stack}' still has {loaded.Deployment.Resources.Length} resources.",
                    "Run 'fleet destroy' first, or remove it with --force and keep the objects.");
            }
        }

        await DeleteFilesAsync(target, cancellationToken);
    }

    /// <summary>Removes all files of a stack but its lease, the checkpoint first: without it there is no stack.</summary>
    internal static async Task DeleteFilesAsync(StackStore target, CancellationToken cancellationToken)
    {
        var (store, files) = (target.Store, target.Files);
        foreach (var key in new[] { files.Checkpoint, files.GzipCheckpoint, files.ZstdCheckpoint, files.Backup, files.Tags })
        {
            await store.DeleteAsync(key, cancellationToken);
        }

        await store.Journal(files.Journal, 0).DeleteAsync(cancellationToken);
        foreach (var folder in new[] { files.HistoryFolder, files.BackupFolder })
        {
            foreach (var item in await store.ListAsync(folder, cancellationToken))
            {
                await store.DeleteAsync(item.Key, cancellationToken);
            }
        }
    }

    internal static void CheckName(string stack)
    {
        if (!StackName().IsMatch(stack))
        {
            throw new DiagnosticException(
                $"'{stack}' cannot be a stack's name.", "Use up to 100 letters, digits, '_', '.' and '-'.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex StackName();
}
