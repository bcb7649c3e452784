using System.Text;

namespace Fleet.Remote;

/// <summary>How a command ended and all that it wrote.</summary>
public sealed record CommandResult(int ExitCode, ReadOnlyMemory<byte> OutputBytes, ReadOnlyMemory<byte> ErrorBytes)
{
    /// <summary>True when the exit code is 0.</summary>
    public bool IsSuccess => ExitCode == 0;

    /// <summary>Standard output, read as UTF-8.</summary>
    public string Output => Encoding.UTF8.GetString(OutputBytes.Span);

    /// <summary>Standard error, read as UTF-8.</summary>
    public string Error => Encoding.UTF8.GetString(ErrorBytes.Span);

    /// <summary>The last lines of standard error, or of standard output when there is no error text.</summary>
    public string Tail(int lines)
    {
        var text = Error.Trim().Length > 0 ? Error : Output;
        return string.Join('\n', text.TrimEnd().Split('\n').TakeLast(lines));
    }

    /// <summary>The exit code alone: what a command wrote may be secret.</summary>
    public override string ToString() => $"exit code {ExitCode}";
}
