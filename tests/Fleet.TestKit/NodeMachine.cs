using System.Diagnostics;

namespace Fleet.TestKit;

/// <summary>Whether programs of Node.js and packages of npm can be had here.</summary>
public static class NodeMachine
{
    /// <summary>Why tests of them are skipped; null when they run, and where <c>FLEET_DEMAND_LAB=1</c> wants them to fail instead.</summary>
    public static string? Skip { get; } = Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") == "1" ? null : WhyNot();

    /// <summary>The same for tests that need other commands, such as <c>chromium</c>, as well.</summary>
    public static string? SkipWithout(params string[] commands) =>
        Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") == "1" ? null : Skip ?? Missing(commands);

    private static string? WhyNot()
    {
        if (Missing("node", "npm") is { } missing)
        {
            return missing;
        }

        using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
        // Such as "v20.20.2".
        var version = node.StandardOutput.ReadToEnd().Trim();
        return Version.TryParse(version.TrimStart('v'), out var known) && known.Major >= 20
            ? null
            : $"needs Node.js 20 or newer, and {version} is installed";
    }

    private static string? Missing(params string[] commands) =>
        Array.Find(commands, command => !IsInstalled(command)) is { } missing
            ? $"needs '{missing}', which is not installed"
            : null;

    private static bool IsInstalled(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, command)));
}
