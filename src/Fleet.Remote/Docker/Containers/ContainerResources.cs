namespace Fleet.Remote.Docker;

/// <summary>What can be changed while a container runs. Null leaves a limit as it is. Units as in <see cref="HostConfig"/>.</summary>
public sealed record ContainerResources
{
    public RestartPolicy? RestartPolicy { get; init; }

    public long? Memory { get; init; }

    public long? MemoryReservation { get; init; }

    public long? MemorySwap { get; init; }

    public long? CpuShares { get; init; }

    public string? CpusetCpus { get; init; }

    public long? CpuPeriod { get; init; }

    public long? CpuQuota { get; init; }

    public long? NanoCpus { get; init; }

    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadBps { get; init; }

    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteBps { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("BlkioDeviceReadIOps")]
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadIops { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("BlkioDeviceWriteIOps")]
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteIops { get; init; }
}
