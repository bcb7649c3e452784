namespace Fleet.Document;

/// <summary>One container: a long-running service, or a job that runs to completion.</summary>
public sealed record ServiceDocument
{
    /// <summary>The address within the fleet, <c>host/stack/service</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The service's name within its stack.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in drawings; its name when absent.</summary>
    public string? Title { get; init; }

    /// <summary>What it is for, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>The container's name on the host.</summary>
    public required string Container { get; init; }

    /// <summary>True for a one-shot job, which must exit 0 before its dependents start.</summary>
    public bool Job { get; init; }

    /// <summary>The full image reference with tag or digest.</summary>
    public required string Image { get; init; }

    /// <summary>Who may reach it: <c>public</c>, <c>protected</c>, <c>internal</c> or <c>loopback</c>.</summary>
    public required string Exposure { get; init; }

    /// <summary>Who moves its image: <c>pinned</c>, <c>watchtower</c> or <c>fleet</c>.</summary>
    public required string Update { get; init; }

    /// <summary>The restart policy in Docker's words.</summary>
    public required string Restart { get; init; }

    /// <summary>The ports the container listens on, published or not.</summary>
    public required IReadOnlyList<PortDocument> Ports { get; init; }

    /// <summary>The names of the networks it joins.</summary>
    public required IReadOnlyList<string> Networks { get; init; }

    /// <summary>What is mounted into it.</summary>
    public required IReadOnlyList<MountDocument> Mounts { get; init; }

    /// <summary>Its environment, secrets redacted.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The container's labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>How its health is told; absent when it has no check.</summary>
    public HealthCheckDocument? HealthCheck { get; init; }

    /// <summary>The paths of the services, jobs and gates that must be ready before it starts.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>The memory limit in MiB; absent when there is none.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>What it keeps, when it is a store; absent when nothing is said of that.</summary>
    public IReadOnlyList<KeptDocument>? Keeps { get; init; }

    /// <summary>The groups of paths it answers; absent when none are told.</summary>
    public IReadOnlyList<RouteGroupDocument>? Answers { get; init; }

    /// <summary>The path of the service whose network it shares; absent when it has its own.</summary>
    public string? NetworkOf { get; init; }
}

/// <summary>A port of a container.</summary>
public sealed record PortDocument
{
    /// <summary>The port's name, for example <c>http</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The port inside the container.</summary>
    public required int Container { get; init; }

    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The port on the host; absent when it is not published.</summary>
    public int? Published { get; init; }

    /// <summary>The host address it is published on, for example <c>0.0.0.0</c> or <c>127.0.0.1</c>.</summary>
    public string? Address { get; init; }
}

/// <summary>A volume, host path or file in a container.</summary>
public sealed record MountDocument
{
    /// <summary>A volume's name, or an absolute path on the host.</summary>
    public required string Source { get; init; }

    /// <summary>The absolute path in the container.</summary>
    public required string Target { get; init; }

    /// <summary>True when the container cannot write to it.</summary>
    public bool ReadOnly { get; init; }
}

/// <summary>A health check as the engine runs it.</summary>
public sealed record HealthCheckDocument
{
    /// <summary>The test: <c>CMD</c> or <c>CMD-SHELL</c>, then the words.</summary>
    public required IReadOnlyList<string> Test { get; init; }

    /// <summary>Seconds between two tests.</summary>
    public required double IntervalSeconds { get; init; }

    /// <summary>Seconds a test may take.</summary>
    public required double TimeoutSeconds { get; init; }

    /// <summary>Seconds after the start in which failures do not count.</summary>
    public required double StartPeriodSeconds { get; init; }

    /// <summary>How many failures in a row make it unhealthy.</summary>
    public required int Retries { get; init; }
}
