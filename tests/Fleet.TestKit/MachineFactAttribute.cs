using Xunit;

namespace Fleet.TestKit;

/// <summary>
/// A fact about real parts of the machine. It is skipped with its reason where the tests do not run as root or a command
/// is missing, and fails there instead when <c>FLEET_DEMAND_LAB=1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MachineFactAttribute : FactAttribute
{
    /// <summary>A fact that needs root and these commands, such as <c>dockerd</c>.</summary>
    public MachineFactAttribute(params string[] commands)
    {
        if (Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            Skip = WhyNot(commands);
        }
    }

    /// <summary>Why such facts cannot run here; null when they can.</summary>
    public static string? WhyNot(params string[] commands)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return "needs root on Linux: namespaces, an engine and an sshd of its own";
        }

        var missing = commands.FirstOrDefault(command => !IsInstalled(command));
        return missing is null ? null : $"needs '{missing}', which is not installed";
    }

    private static bool IsInstalled(string command) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':')
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, command)));
}
