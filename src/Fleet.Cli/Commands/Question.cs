using Fleet.Cli.Terminals;

namespace Fleet.Cli.Commands;

/// <summary>A yes-or-no question before something that cannot be undone.</summary>
internal static class Question
{
    /// <summary>True when the operator agrees or has agreed beforehand.</summary>
    /// <exception cref="CommandException">Nobody can be asked.</exception>
    public static bool Agreed(Terminal terminal, bool yes, string question)
    {
        if (yes)
        {
            return true;
        }

        if (!terminal.IsInteractive)
        {
            throw new CommandException(
                ExitCodes.Configuration, "Nobody can be asked for confirmation here. Nothing was changed.", "Give --yes.");
        }

        terminal.Error.Ask(Line.Of(question, Tone.Strong).Add(" [yes/no]"));
        return terminal.In.ReadLine()?.Trim().ToLowerInvariant() is "yes" or "y";
    }
}
