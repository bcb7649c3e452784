using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Fleet.Remote.Processes;

/// <summary>Starts programs of this machine with redirected streams.</summary>
internal static class ChildProcess
{
    /// <summary>Lets ssh and its like survive a Ctrl-C that the whole terminal gets: we end them in order ourselves.</summary>
    private static readonly string? Detacher = new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    /// <summary>Starts <paramref name="program"/>; a null value removes that variable from its environment.</summary>
    /// <exception cref="RemoteException">The program is not installed.</exception>
    public static Process Start(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>>? environment = null)
    {
        var start = new ProcessStartInfo(Detacher ?? program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (Detacher is not null)
        {
            start.ArgumentList.Add(program);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new RemoteException(
                RemoteFailure.NotReached,
                "this machine",
                $"'{program}' could not be started: {exception.Message}.",
                "Install it (on Debian: apt-get install openssh-client).",
                inner: exception);
        }
    }

    /// <summary>Ends a process at once, if it has not ended, and waits until it has.</summary>
    public static Task StopAsync(Process process) => StopAsync(process, process.Kill);

    /// <summary>
    /// Ends a process and all that it started. Looking for those costs a walk over every process of the machine.
    /// </summary>
    public static Task StopTreeAsync(Process process) =>
        StopAsync(process, () => process.Kill(entireProcessTree: true));

    private static async Task StopAsync(Process process, Action kill)
    {
        try
        {
            kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }

        await process.WaitForExitAsync(CancellationToken.None);
    }
}
