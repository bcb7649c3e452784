using System.Diagnostics;
using System.Reflection;

namespace Fleet.TestKit;

/// <summary>
/// A process whose user has another home folder, and so another ssh configuration, than the one that runs the tests. Ssh takes
/// the home folder from the machine's list of users, so it is mounted over.
/// </summary>
public static class OtherHome
{
    /// <summary>Runs a test assembly as a program. Returns what it prints.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="allowedNetworks">The networks that it may contact; null for all.</param>
    /// <param name="assembly">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<string> RunAsync(
        TempFolder home, string? allowedNetworks, Assembly assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("unshare", [
            "-m", "sh", "-c", "mount --bind \"$0\" /root && exec \"$@\"", home.Path,
            "dotnet", "exec", assembly.Location, .. arguments,
        ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = "/root";
        start.Environment.Remove("SSH_AUTH_SOCK");
        start.Environment.Remove("FLEET_ALLOW_NET");
        if (allowedNetworks is not null)
        {
            start.Environment["FLEET_ALLOW_NET"] = allowedNetworks;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }
}
