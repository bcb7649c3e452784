using System.Diagnostics;
using System.Globalization;

namespace Fleet.Engine.Backends.Locks;

/// <summary>
/// Who takes a lock, precise enough to tell whether that process still lives: a process number means nothing on another
/// machine, in another container, or after the number was given out again.
/// </summary>
internal sealed record LockIdentity
{
    public required int ProcessId { get; init; }

    public required string UserName { get; init; }

    public required string HostName { get; init; }

    /// <summary>Which boot of which machine, and which space of process numbers; empty where that is not known.</summary>
    public string Machine { get; init; } = "";

    /// <summary>When the process started, in the machine's own count; empty where that is not known.</summary>
    public string Start { get; init; } = "";

    /// <summary>The page of the CI run; empty outside of CI.</summary>
    public string RunUrl { get; init; } = "";

    /// <summary>This process.</summary>
    public static LockIdentity Current(Func<string, string?> variable) => new()
    {
        ProcessId = Environment.ProcessId,
        UserName = Environment.UserName,
        HostName = Environment.MachineName,
        Machine = ThisMachine(),
        Start = StartOf(Environment.ProcessId),
        RunUrl = CiRun.Url(variable),
    };

    /// <summary>True when the process has ended for certain; false when it lives, or nobody here can tell.</summary>
    public bool HasEnded() => Machine.Length > 0 && Start.Length > 0 && Machine == ThisMachine() && StartOf(ProcessId) != Start;

    /// <summary>
    /// True when a process that is only known by number and host name has ended, as with Pulumi's locks: the number may
    /// belong to a younger process by now.
    /// </summary>
    public static bool HasEnded(int processId, string hostName, DateTimeOffset since)
    {
        if (hostName != Environment.MachineName)
        {
            return false;
        }

        try
        {
            // The start is told by the clock of now: one that was set forward makes every process seem younger than its lock.
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime() > since.UtcDateTime.AddSeconds(1)
                && !process.ProcessName.StartsWith("pulumi", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }

    private static string ThisMachine()
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() + "/" + File.ResolveLinkTarget("/proc/self/ns/pid", false)?.Name;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // The 22nd field of 'PID (NAME) S …', counted behind the name's bracket, is the start in ticks since boot: no change
    // of the clock moves it.
    private static string StartOf(int processId)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? "" : fields[19];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
