using System.Diagnostics;
using System.Globalization;

namespace Fleet.Lab.Machine;

/// <summary>A process known again by id, start time and boot: another one that was given its id is not taken for it.</summary>
/// <param name="Pid">The process id, as the root namespace counts.</param>
/// <param name="Started">When it started, in clock ticks since boot.</param>
/// <param name="Boot">The boot it belongs to.</param>
internal sealed record ProcessMark(int Pid, ulong Started, string Boot)
{
    private static readonly string ThisBoot = ReadBoot();

    /// <summary>True while that very process runs.</summary>
    public bool IsAlive => Boot == ThisBoot && StartTime(Pid) == Started;

    /// <summary>The mark of a running process; null when there is none of this id.</summary>
    public static ProcessMark? Of(int pid) =>
        StartTime(pid) is { } started ? new ProcessMark(pid, started, ThisBoot) : null;

    /// <summary>Ends it at once, if it still is that process, and waits until it is gone.</summary>
    public async Task KillAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (!IsAlive)
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(Pid);
            process.Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // It ended in between.
        }

        await Wait.UntilAsync(
            () => !IsAlive, TimeSpan.FromSeconds(20), time,
            () => $"Process {Pid} does not end although it was killed. Look at /proc/{Pid}/stack for what holds it.",
            cancellationToken);
    }

    // /proc/PID/stat: `1234 (name with spaces) S 1 …`; a zombie (Z) has ended. The start time is the 22nd field.
    private static ulong? StartTime(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : ulong.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string ReadBoot()
    {
        const string file = "/proc/sys/kernel/random/boot_id";
        return File.Exists(file) ? File.ReadAllText(file).Trim() : "";
    }
}
