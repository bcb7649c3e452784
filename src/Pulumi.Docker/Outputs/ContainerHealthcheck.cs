using System.Collections.Immutable;

namespace Pulumi.Docker.Outputs;

/// <summary>How the engine finds out whether a container is healthy.</summary>
[OutputType]
public sealed class ContainerHealthcheck
{
    /// <summary>The time between two checks, such as '30s'.</summary>
    public readonly string? Interval;

    /// <summary>How many failures in a row make it unhealthy.</summary>
    public readonly int? Retries;

    /// <summary>The time between two checks while it starts.</summary>
    public readonly string? StartInterval;

    /// <summary>The time after its start in which failures do not count.</summary>
    public readonly string? StartPeriod;

    /// <summary>The check: 'CMD' or 'CMD-SHELL' and what follows, or 'NONE'.</summary>
    public readonly ImmutableArray<string> Tests;

    /// <summary>How long one check may take.</summary>
    public readonly string? Timeout;

    [OutputConstructor]
    private ContainerHealthcheck(
        string? interval,
        int? retries,
        string? startInterval,
        string? startPeriod,
        ImmutableArray<string> tests,
        string? timeout)
    {
        Interval = interval;
        Retries = retries;
        StartInterval = startInterval;
        StartPeriod = startPeriod;
        Tests = tests;
        Timeout = timeout;
    }
}
