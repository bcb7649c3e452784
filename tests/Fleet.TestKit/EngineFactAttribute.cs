using Xunit;

namespace Fleet.TestKit;

/// <summary>
/// A test that needs a Docker engine of its own: root, <c>dockerd</c>, network namespaces and a static busybox. It is
/// skipped with the reason where the machine cannot, and fails instead when <c>FLEET_DEMAND_LAB=1</c>.
/// </summary>
public sealed class EngineFactAttribute : FactAttribute
{
    private static readonly string? Missing = RealEngine.WhyNot();

    public EngineFactAttribute()
    {
        if (Missing is not null && Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            Skip = Missing;
        }
    }
}
