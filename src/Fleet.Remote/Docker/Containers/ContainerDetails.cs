namespace Fleet.Remote.Docker;

/// <summary>A container as it is.</summary>
public sealed record ContainerDetails
{
    public required string Id { get; init; }

    /// <summary>With the slash the engine puts before it.</summary>
    public required string Name { get; init; }

    /// <summary>The image's id.</summary>
    public string Image { get; init; } = "";

    public string Created { get; init; } = "";

    public string? Platform { get; init; }

    public int RestartCount { get; init; }

    public required ContainerState State { get; init; }

    public required ContainerConfig Config { get; init; }

    public required HostConfig HostConfig { get; init; }

    public ContainerNetworks NetworkSettings { get; init; } = new();

    public IReadOnlyList<MountPoint> Mounts { get; init; } = [];
}

/// <summary>What a container is doing.</summary>
public sealed record ContainerState
{
    /// <summary><c>created</c>, <c>running</c>, <c>paused</c>, <c>restarting</c>, <c>removing</c>, <c>exited</c>, <c>dead</c>.</summary>
    public string Status { get; init; } = "";

    public bool Running { get; init; }

    public bool Paused { get; init; }

    public bool Restarting { get; init; }

    public bool OOMKilled { get; init; }

    public int Pid { get; init; }

    public int ExitCode { get; init; }

    /// <summary>Why it could not be started; empty when it could.</summary>
    public string Error { get; init; } = "";

    public string StartedAt { get; init; } = "";

    public string FinishedAt { get; init; } = "";

    /// <summary>Null when there is no health check.</summary>
    public ContainerHealth? Health { get; init; }
}

/// <summary>What a container's health check said: <c>starting</c>, <c>healthy</c> or <c>unhealthy</c>.</summary>
public sealed record ContainerHealth
{
    public string Status { get; init; } = "";

    public int FailingStreak { get; init; }

    public IReadOnlyList<HealthProbe>? Log { get; init; }
}

/// <summary>One run of a health check.</summary>
public sealed record HealthProbe
{
    public string Start { get; init; } = "";

    public string End { get; init; } = "";

    public int ExitCode { get; init; }

    public string Output { get; init; } = "";
}

/// <summary>The networks a container is in, and the ports it publishes while it runs.</summary>
public sealed record ContainerNetworks
{
    public string? Bridge { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<PortBinding>?>? Ports { get; init; }

    public IReadOnlyDictionary<string, EndpointSettings>? Networks { get; init; }
}

/// <summary>A volume, folder or file that is mounted into a container.</summary>
public sealed record MountPoint
{
    public string Type { get; init; } = "";

    /// <summary>The volume's name; empty for a bind.</summary>
    public string? Name { get; init; }

    public string Source { get; init; } = "";

    public string Destination { get; init; } = "";

    public bool RW { get; init; }
}
