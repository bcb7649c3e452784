namespace Fleet.Cli.Commands;

/// <summary>Takes a stack out of the backend.</summary>
internal static class StackRemoval
{
    /// <summary>Removes state, history and, unless kept, the configuration file; deselects it.</summary>
    public static async Task RemoveAsync(StackSession session, bool force, bool keepConfig, CancellationToken cancellationToken)
    {
        var workspace = session.Project.Workspace;
        await session.Project.Backend.RemoveStackAsync(session.Stack, force, cancellationToken);
        if (!keepConfig && File.Exists(workspace.StackFile(session.Stack)))
        {
            File.Delete(workspace.StackFile(session.Stack));
        }

        if (workspace.SelectedStack == session.Stack)
        {
            workspace.SelectStack(null);
        }
    }
}
