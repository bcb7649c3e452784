namespace Fleet.Engine.Programs;

/// <summary>What the exit codes of programs mean.</summary>
internal static class ExitCode
{
    /// <summary>The program failed and has said why already.</summary>
    public const int HasReported = 32;

    // A shell says 128 and the signal's number of what was ended by one.
    private const int SignalBase = 128;

    /// <summary>How a program ended, as the end of a sentence.</summary>
    public static string Describe(int code) => (code - SignalBase) switch
    {
        1 => Signal(1, "hung up"),
        2 => Signal(2, "interrupted"),
        3 => Signal(3, "quit"),
        4 => Signal(4, "illegal instruction"),
        6 => Signal(6, "aborted"),
        7 => Signal(7, "bus error"),
        8 => Signal(8, "arithmetic error"),
        9 => Signal(9, "killed, perhaps for lack of memory"),
        11 => Signal(11, "invalid memory access"),
        13 => Signal(13, "broken pipe"),
        15 => Signal(15, "terminated"),
        _ => $"ended with exit code {code}",
    };

    private static string Signal(int number, string meaning) => $"was ended by signal {number} ({meaning})";
}
