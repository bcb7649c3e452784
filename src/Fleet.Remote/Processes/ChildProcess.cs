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

    /// <summary>Ends a process and what it started at once, if it has not ended, and waits until it has.</summary>
    public static async Task StopAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }

        await process.WaitForExitAsync(CancellationToken.None);
    }
}
