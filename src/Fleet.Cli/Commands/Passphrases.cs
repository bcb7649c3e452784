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
        if (LabStack.IsSimulated(session.Workspace, stack))
        {
            return Task.FromResult<string?>(Lab);
        }

        if (!session.Terminal.IsInteractive)
        {
            return Task.FromResult<string?>(null);
        }

        var isNew = session.Workspace.OpenConfig(stack).EncryptionSalt.Length == 0;
        var passphrase = session.Terminal.ReadHidden(
            $"{(isNew ? "New passphrase" : "Passphrase")} of stack '{stack}' (nothing is shown): ");
        if (isNew && session.Terminal.ReadHidden("The same again: ") != passphrase)
        {
            throw new CommandException(
                ExitCodes.Authentication, "The two passphrases are not the same. Nothing was changed.", "Try again.");
        }

        return Task.FromResult(passphrase);
    }
}
