using System.Globalization;

namespace Fleet.Remote.Processes;

/// <summary>
/// Tells one process from every other: its number, the space of numbers it is of, and its start in ticks since boot. Nothing
/// of it follows the clock, which another process may see differently and somebody may set.
/// </summary>
/// <param name="ProcessId">The number.</param>
/// <param name="Space">Which space of process numbers, such as a container's; empty where that is not known.</param>
/// <param name="Start">The start; empty where that is not known.</param>
internal sealed record RunMark(int ProcessId, string Space, string Start)
{
    /// <summary>This process.</summary>
    public static RunMark Current() => new(Environment.ProcessId, ThisSpace(), StartOf(Environment.ProcessId));

    /// <summary>Reads what <see cref="ToString"/> writes; null when it is something else.</summary>
    public static RunMark? Parse(string text) =>
        text.Split('-') is [var id, var space, var start] && int.TryParse(id, CultureInfo.InvariantCulture, out var number)
            ? new RunMark(number, space, start)
            : null;

    /// <summary>True when the process has ended for certain; false when it lives, or nobody here can tell.</summary>
    public bool HasEnded() => Space.Length > 0 && Start.Length > 0 && Space == ThisSpace() && StartOf(ProcessId) != Start;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProcessId}-{Space}-{Start}");

    // 'pid:[4026531836]'
    private static string ThisSpace()
    {
        try
        {
            return File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name is { } name
                && ulong.TryParse(name[(name.IndexOf('[') + 1)..].TrimEnd(']'), CultureInfo.InvariantCulture, out var number)
                    ? number.ToString("x", CultureInfo.InvariantCulture)
                    : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // The 22nd field of 'PID (NAME) S …', counted behind the name's bracket.
    private static string StartOf(int processId)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");
            return ulong.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[19], CultureInfo.InvariantCulture)
                .ToString("x", CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
