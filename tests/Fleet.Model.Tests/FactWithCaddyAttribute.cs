using Xunit;

namespace Fleet.Model.Tests;

/// <summary>A fact that needs the <c>caddy</c> program; skipped with that reason where it is not installed.</summary>
internal sealed class FactWithCaddyAttribute : FactAttribute
{
    public FactWithCaddyAttribute()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "caddy")));
        if (!found && Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            Skip = "needs the caddy program (Debian package caddy)";
        }
    }
}
