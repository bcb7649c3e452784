using System.Text;

namespace Fleet.Cli.Terminals;

/// <summary>The terminal this process was started from.</summary>
internal static class SystemTerminal
{
    /// <summary>Opens the terminal.</summary>
    /// <param name="color">What <c>--color</c> says: <c>always</c>, <c>never</c> or <c>auto</c>.</param>
    /// <param name="isInteractive">False when <c>--non-interactive</c> was given.</param>
    public static Terminal Open(string color, bool isInteractive)
    {
        var isOutTerminal = !System.Console.IsOutputRedirected;
        var isErrorTerminal = !System.Console.IsErrorRedirected;
        var isDumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        var plain = color == "never" || (color != "always" && Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 });
        return new Terminal
        {
            Out = new Printer(Writer(System.Console.OpenStandardOutput()), !plain && (color == "always" || (isOutTerminal && !isDumb))),
            Error = new Printer(Writer(System.Console.OpenStandardError()), !plain && (color == "always" || (isErrorTerminal && !isDumb))),
            In = System.Console.In,
            IsInteractive = isInteractive && isErrorTerminal && !System.Console.IsInputRedirected,
            IsLive = isInteractive && isErrorTerminal && !isDumb,
            IsInputPiped = System.Console.IsInputRedirected,
            Width = isErrorTerminal ? Math.Max(40, System.Console.WindowWidth) : 120,
            Height = isErrorTerminal ? Math.Max(10, System.Console.WindowHeight) : 40,
            ReadHidden = ReadHidden,
        };
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = false };

    private static string? ReadHidden(string prompt)
    {
        System.Console.Error.Write(prompt);
        var text = new StringBuilder();
        while (true)
        {
            var key = System.Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                System.Console.Error.WriteLine();
                return text.ToString();
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                text.Append(key.KeyChar);
            }
        }
    }
}
