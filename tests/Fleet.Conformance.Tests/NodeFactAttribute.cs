using System.Diagnostics;
using Xunit;

namespace Fleet.Conformance.Tests;

/// <summary>
/// A fact about the official Node.js SDK. It is skipped with its reason where Node.js 20 or newer with npm is missing,
/// and fails there instead when <c>FLEET_DEMAND_LAB=1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly string? Reason = WhyNot();

    public NodeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            Skip = Reason;
        }
    }

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
