namespace Fleet.Lab.Machine;

/// <summary>How a tool ended and what it wrote.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>What a message shows of it: the last lines of its error text, or of its output when there is none.</summary>
    public string LastLines
    {
        get
        {
            var text = Error.Trim().Length > 0 ? Error : Output;
            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.Length == 0 ? "it said nothing." : string.Join("; ", lines.TakeLast(4));
        }
    }
}
