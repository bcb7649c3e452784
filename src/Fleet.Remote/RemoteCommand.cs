namespace Fleet.Remote;

/// <summary>A command for a host's shell.</summary>
public sealed record RemoteCommand
{
    private RemoteCommand(string text) => Text = text;

    /// <summary>The text that the login shell of the host reads.</summary>
    public string Text { get; }

    /// <summary>Variables for the command. Their values never appear on a command line.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the command reads; empty by default.</summary>
    public Stream Stdin { get; init; } = Stream.Null;

    /// <summary>Ends the wait for the command, which may go on running on the host. Null waits as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>True when the text holds a secret: it then appears in no message and on no command line.</summary>
    public bool IsSecret { get; init; }

    /// <summary>
    /// True when running it twice does no more than running it once: it is then run again when the connection broke under
    /// it. Its input must be one that can be read again.
    /// </summary>
    public bool IsSafeToRepeat { get; init; }

    /// <summary>True to run as the superuser through <c>sudo -n</c>; the text is then read by <c>/bin/sh</c>.</summary>
    public bool Sudo { get; init; }

    /// <summary>Told each line as it is written; null when nobody wants them.</summary>
    public Action<OutputLine>? Output { get; init; }

    /// <summary>The text for messages.</summary>
    public string Shown => IsSecret ? "[secret]" : Text;

    /// <summary>A program with arguments, each passed exactly as it is.</summary>
    public static RemoteCommand Of(params IEnumerable<string> arguments) => new(ShellQuote.Join(arguments));

    /// <summary>A text that the shell interprets.</summary>
    public static RemoteCommand Shell(string text) => new(text);

    /// <summary>A script with the positional parameters <c>$1</c>, <c>$2</c> … for POSIX <c>/bin/sh</c>.</summary>
    public static RemoteCommand Script(string script, params IEnumerable<string> parameters) =>
        new(ShellQuote.Join(["/bin/sh", "-c", script, "sh", .. parameters]));

    /// <summary>The text, unless it is secret.</summary>
    public override string ToString() => Shown;
}
