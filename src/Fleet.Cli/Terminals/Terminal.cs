namespace Fleet.Cli.Terminals;

/// <summary>
/// The operator's side of the process: answers go to <see cref="Out"/>, the conversation to <see cref="Error"/>. Tests
/// hand in writers of their own.
/// </summary>
internal sealed class Terminal
{
    /// <summary>Where the answer goes: a plan, a value, JSON.</summary>
    public required Printer Out { get; init; }

    /// <summary>Where the conversation goes: progress, questions, warnings, errors.</summary>
    public required Printer Error { get; init; }

    /// <summary>What the operator types, or pipes in.</summary>
    public required TextReader In { get; init; }

    /// <summary>True when someone is there to answer questions.</summary>
    public required bool IsInteractive { get; init; }

    /// <summary>True when the conversation may redraw what it printed.</summary>
    public required bool IsLive { get; init; }

    /// <summary>True when input is piped in rather than typed.</summary>
    public required bool IsInputPiped { get; init; }

    /// <summary>Columns of the screen.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Rows of the screen.</summary>
    public int Height { get; init; } = 40;

    /// <summary>Reads a line without showing it.</summary>
    public required Func<string, string?> ReadHidden { get; init; }

    /// <summary>While something is redrawn in place, takes the lines that must not land in the middle of it.</summary>
    public Action<Line>? Above { get; set; }

    /// <summary>Says something in the conversation, at any moment.</summary>
    public void Say(Line line)
    {
        if (Above is { } above)
        {
            above(line);
        }
        else
        {
            Error.Write(line);
        }
    }
}
