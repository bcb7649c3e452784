namespace Fleet;

/// <summary>How a running service is made to read its files again.</summary>
public sealed record Reload
{
    private Reload()
    {
    }

    /// <summary>The signal it gets; <see langword="null"/> when a program is run.</summary>
    public string? SignalName { get; private init; }

    /// <summary>The program that is run in its container; empty when it gets a signal.</summary>
    public IReadOnlyList<string> Command { get; private init; } = [];

    /// <summary>By a signal, for example <c>HUP</c>.</summary>
    public static Reload Signal(string name) => new() { SignalName = name };

    /// <summary>By a program of the image with its arguments; exit 0 means that it took the files.</summary>
    public static Reload Exec(params string[] words) => new() { Command = words };
}
