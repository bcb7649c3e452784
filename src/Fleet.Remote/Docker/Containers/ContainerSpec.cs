namespace Fleet.Remote.Docker;

/// <summary>The whole of what a container is created from.</summary>
public sealed record ContainerSpec : ContainerConfig
{
    public HostConfig? HostConfig { get; init; }

    public NetworkingConfig? NetworkingConfig { get; init; }
}

/// <summary>The networks a container is created in, by name: one at most before API 1.44.</summary>
public sealed record NetworkingConfig(IReadOnlyDictionary<string, EndpointSettings> EndpointsConfig);
