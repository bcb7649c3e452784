using Xunit;

namespace Fleet.Model.Tests;

/// <summary>
/// A fact that needs a program of a Debian package, as <c>./test</c> unpacks it; skipped with that reason where it is
/// not there.
/// </summary>
internal sealed class FactWithAttribute : FactAttribute
{
    public FactWithAttribute(string program)
    {
        if (Find(program) is null && Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            Skip = $"needs the {program} program (Debian package {program})";
        }
    }

    /// <summary>Where the program is.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
