using Fleet.Lab.Machine;
using Fleet.Lab.Records;

namespace Fleet.Lab.Hosts;

/// <summary>Runs commands inside a simulated host, in all of its namespaces.</summary>
internal static class HostShell
{
    /// <summary>The command line that runs <paramref name="command"/> inside the host that this process holds.</summary>
    public static string[] Enter(HostPaths paths, ProcessMark holder, IEnumerable<string> command) =>
    [
        $"--target={holder.Pid}", "--mount", "--uts", "--pid", $"--net={paths.NamespaceFile}", .. command,
    ];

    /// <summary>Runs a command inside to its end.</summary>
    public static Task<ToolResult> RunAsync(
        HostPaths paths, ProcessMark holder, IEnumerable<string> command, CancellationToken cancellationToken) =>
        Tool.RunAsync("nsenter", Enter(paths, holder, command), cancellationToken: cancellationToken);

    /// <summary>Runs a line of shell inside; a failure is an error that says what was being done.</summary>
    public static Task<string> DoAsync(
        string doing, HostPaths paths, ProcessMark holder, string script, CancellationToken cancellationToken) =>
        Tool.DoAsync(
            doing, "nsenter", Enter(paths, holder, ["sh", "-c", script]), cancellationToken: cancellationToken);

    /// <summary>
    /// True when the process whose id (as the host counts) this file of the host holds is running under this name. The
    /// holder's root leads to the host's own view of its processes.
    /// </summary>
    public static bool IsRunning(ProcessMark holder, string pidFile, string name)
    {
        try
        {
            var pid = int.Parse(File.ReadAllText(pidFile).Trim());
            return File.ReadAllText($"/proc/{holder.Pid}/root/proc/{pid}/comm").Trim() == name;
        }
        catch (Exception error) when (error is IOException or FormatException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
