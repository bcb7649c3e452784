using System.CommandLine;
using Fleet.Engine.State.Operations;

namespace Fleet.Cli.Commands;

/// <summary>What keeps a stack for the long run: <c>stack migrate</c> and <c>stack change-secrets-provider</c>.</summary>
internal static class StackCareCommands
{
    private const string NewPassphrase = "FLEET_NEW_PASSPHRASE";

    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line, Command stack)
    {
        AddMigrate(line, stack);
        AddChangeSecretsProvider(line, stack);
    }

    private static void AddMigrate(FleetCommandLine line, Command stack)
    {
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        var to = new Option<string>("--to") { Description = "The backend to move to, such as file:///srv/state or s3://bucket/prefix.", HelpName = "URL", Required = true };
        var keep = new Option<bool>("--keep-source") { Description = "Leave the stack in use where it is: both then claim the same objects." };
        line.Add(stack, new Command("migrate", "Move a stack to another backend, with history and backups.") { named, to, keep, yes }, new HelpText
        {
            Details = "Both places are locked. What arrives is read back and compared before the stack ends at its old place, where a backup stays.",
        }, async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var target = session.OpenBackend(words.GetValue(to)!);
            if (!Question.Agreed(
                session.Terminal, words.GetValue(yes),
                $"{(words.GetValue(keep) ? "Copy" : "Move")} stack '{opened.Stack}' from {session.Backend.Url} to {target.Url}?"))
            {
                return ExitCodes.Declined;
            }

            var count = await new StackMigration(session.Backend, target).RunAsync(opened.Stack, words.GetValue(keep), token);
            session.Terminal.Out.Write($"{(words.GetValue(keep) ? "Copied" : "Moved")} stack '{opened.Stack}' to {target.Url}: {count} files.");
            session.Terminal.Error.Write($"Write it into Pulumi.yaml for the next runs: backend: {{ url: \"{target.Url}\" }}");
            return ExitCodes.Success;
        });
    }

    private static void AddChangeSecretsProvider(FleetCommandLine line, Command stack)
    {
        var provider = new Argument<string>("provider") { Description = "What is to protect the secrets: passphrase.", HelpName = "PROVIDER" };
        provider.AcceptOnlyFromAmong("passphrase");
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        line.Add(stack, new Command("change-secrets-provider", "Encrypt a stack's secrets with another passphrase.") { provider, named, yes }, new HelpText
        {
            Details = $"The old passphrase comes from where it always does. The new one: {NewPassphrase}, else the file that {NewPassphrase}_FILE names, else you are asked. "
                + "Copies of earlier states keep the old one.",
        }, async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var passphrase = await NewAsync(session, opened.Stack, token);
            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"Encrypt the secrets of '{opened.Stack}' with the new passphrase?"))
            {
                return ExitCodes.Declined;
            }

            var (config, state) = await new PassphraseChange(session.Backend).RunAsync(opened.Stack, passphrase, token);
            session.Terminal.Out.Write($"Changed the passphrase of '{opened.Stack}': {config} secrets of its configuration and {state} of its state.");
            session.Terminal.Error.Write($"Commit '{Path.GetFileName(session.Workspace.StackFile(opened.Stack))}' and set the new passphrase wherever the stack is used.");
            return ExitCodes.Success;
        });
    }

    private static async Task<string> NewAsync(ProjectSession session, string stack, CancellationToken cancellationToken)
    {
        var variable = session.Surroundings.Variable;
        if (variable(NewPassphrase) is { } given)
        {
            return given;
        }

        if (variable($"{NewPassphrase}_FILE") is { Length: > 0 } file)
        {
            var path = Path.GetFullPath(file, session.Options.Folder);
            return File.Exists(path)
                ? (await File.ReadAllTextAsync(path, cancellationToken)).Trim()
                : throw new CommandException(ExitCodes.Configuration, $"There is no file '{path}'.", $"Correct {NewPassphrase}_FILE.");
        }

        if (!session.Terminal.IsInteractive
            || session.Terminal.ReadHidden($"New passphrase of stack '{stack}' (nothing is shown): ") is not { } passphrase)
        {
            throw new CommandException(
                ExitCodes.Authentication, "No new passphrase was given. Nothing was changed.", $"Set {NewPassphrase}, or {NewPassphrase}_FILE to a file that holds it.");
        }

        return session.Terminal.ReadHidden("The same again: ") == passphrase ? passphrase : throw new CommandException(
            ExitCodes.Authentication, "The two passphrases are not the same. Nothing was changed.", "Try again.");
    }
}
