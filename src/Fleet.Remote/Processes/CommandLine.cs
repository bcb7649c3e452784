using System.Globalization;
using System.Text;

namespace Fleet.Remote.Processes;

/// <summary>
/// What a host's shell is given for a command, and what must come before the command's own input. Secrets and
/// variables travel in that header: command lines can be read by every user of a machine, and sshd accepts next to no
/// variables of a client.
/// </summary>
internal sealed record CommandLine(string Text, ReadOnlyMemory<byte> Header)
{
    /// <summary>Longer texts go into the header: Linux takes no argument of 128 KiB or more.</summary>
    private const int LongestArgument = 64 * 1024;

    public static CommandLine For(RemoteCommand command)
    {
        if (command.Text.Contains('\0') || command.Environment.Values.Any(value => value.Contains('\0')))
        {
            throw new ArgumentException("A command and its variables cannot hold a NUL character.", nameof(command));
        }

        var isHidden = command.IsSecret || command.Environment.Count > 0 || command.Text.Length > LongestArgument;
        if (!isHidden)
        {
            return new CommandLine(Elevated(command, command.Text), default);
        }

        var header = Encoding.UTF8.GetBytes(Exports(command.Environment) + command.Text);
        // dd with bs=1 takes exactly that many bytes, in every implementation; what follows is the command's own input.
        var reader = string.Create(
            CultureInfo.InvariantCulture, $"eval \"$(dd bs=1 count={header.Length} 2>/dev/null)\"");
        return new CommandLine(Elevated(command, reader), header);
    }

    private static string Elevated(RemoteCommand command, string text) =>
        command.Sudo ? ShellQuote.Join(["sudo", "-n", "/bin/sh", "-c", text]) : text;

    private static string Exports(IReadOnlyDictionary<string, string> environment)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in environment.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (!IsVariableName(name))
            {
                throw new ArgumentException($"'{name}' is not a name that a shell accepts for a variable.");
            }

            text.Append(CultureInfo.InvariantCulture, $"export {name}={ShellQuote.Quote(value)}\n");
        }

        return text.ToString();
    }

    private static bool IsVariableName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
