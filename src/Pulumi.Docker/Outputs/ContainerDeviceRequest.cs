using System.Collections.Immutable;

namespace Pulumi.Docker.Outputs;

/// <summary>Devices that a driver provides.</summary>
[OutputType]
public sealed class ContainerDeviceRequest
{
    /// <summary>What the devices must be able to do, all of it.</summary>
    public readonly ImmutableArray<string> Capabilities;

    /// <summary>How many; -1 for all.</summary>
    public readonly int? Count;

    /// <summary>Which ones.</summary>
    public readonly ImmutableArray<string> DeviceIds;

    /// <summary>The driver; 'cdi' when not given.</summary>
    public readonly string? Driver;

    /// <summary>Options of the driver.</summary>
    public readonly ImmutableDictionary<string, string>? Options;

    [OutputConstructor]
    private ContainerDeviceRequest(
        ImmutableArray<string> capabilities,
        int? count,
        ImmutableArray<string> deviceIds,
        string? driver,
        ImmutableDictionary<string, string>? options)
    {
        Capabilities = capabilities;
        Count = count;
        DeviceIds = deviceIds;
        Driver = driver;
        Options = options;
    }
}
