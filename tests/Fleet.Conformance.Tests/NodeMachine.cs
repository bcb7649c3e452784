using System.Diagnostics;

namespace Fleet.Conformance.Tests;

/// <summary>Whether programs of the official Node.js SDK can run here.</summary>
internal static class NodeMachine
{
    /// <summary>Why tests of them are skipped; null when they run, and where <c>FLEET_DEMAND_LAB=1</c> wants them to fail instead.</summary>
    public static string? Skip { get; } = Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") == "1" ? null : WhyNot();

    private static string? WhyNot()
    {
        if (Array.Find(["node", "npm"], command => !IsInstalled(command)) is { } missing)
        {
            return $"needs '{missing}', which is not installed";
        }

        using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
        // Such as "v20.20.2".
        var version = node.StandardOutput.ReadToEnd().Trim();
        return Version.TryParse(version.TrimStart('v'), out var known) && known.Major >= 20
            ? null
            : $"needs Node.js 20 or newer, and {version} is installed";
    }

    private static bool IsInstalled(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, command)));
}
