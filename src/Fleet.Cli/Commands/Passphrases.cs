namespace Fleet.Cli.Commands;

/// <summary>
/// Where a passphrase comes from when no environment variable gives one: the lab's published one for the lab, else the
/// operator.
/// </summary>
internal sealed class Passphrases(ProjectSession session)
{
    /// <summary>Published: it protects generated passwords of simulated hosts and nothing else.</summary>
    public const string Lab = "fleet-lab";

    /// <summary>The passphrase of a stack; null when there is nobody to ask.</summary>
    public Task<string?> AskAsync(string stack, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (LabStack.Is(session.Workspace, stack))
        {
            return Task.FromResult<string?>(Lab);
        }

        return Task.FromResult(session.Terminal.IsInteractive
            ? session.Terminal.ReadHidden($"Passphrase of stack '{stack}' (nothing is shown): ")
            : null);
    }
}
