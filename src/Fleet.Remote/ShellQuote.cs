namespace Fleet.Remote;

/// <summary>Writes arguments so that a POSIX shell reads them back exactly.</summary>
public static class ShellQuote
{
    /// <summary>One argument. Single quotes keep everything but themselves, so those are closed, escaped, reopened.</summary>
    /// <exception cref="ArgumentException">The text holds a NUL, which no argument can.</exception>
    public static string Quote(string argument)
    {
        if (argument.Contains('\0'))
        {
            throw new ArgumentException("A NUL character cannot be part of a command's argument.", nameof(argument));
        }

        return argument.Length > 0 && argument.All(IsPlain)
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    /// <summary>Several arguments, separated by spaces.</summary>
    public static string Join(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or ':' or '@' or ',' or '+';
}
