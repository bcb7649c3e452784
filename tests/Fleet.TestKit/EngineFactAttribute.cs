using Xunit;

namespace Fleet.TestKit;

/// <summary>
/// A fact that needs <see cref="RealEngine"/>. It is skipped with the reason where the machine cannot start one, and
/// fails instead when <c>FLEET_DEMAND_LAB=1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineFactAttribute : FactAttribute
{
    private static readonly string? Reason = RealEngine.WhyNot();

    public EngineFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            Skip = Reason;
        }
    }
}
