namespace Pulumi.Docker.Inputs;

/// <summary>A network to connect a container to.</summary>
public sealed class ContainerNetworksAdvancedGetArgs : ResourceArgs
{
    [Input("aliases")]
    private InputList<string>? _aliases;

    /// <summary>Further names of the container in the network.</summary>
    public InputList<string> Aliases { get => _aliases ??= []; set => _aliases = value; }

    [Input("driverOpts")]
    private InputList<string>? _driverOpts;

    /// <summary>Options of the network driver, each as 'key=value'.</summary>
    public InputList<string> DriverOpts { get => _driverOpts ??= []; set => _driverOpts = value; }

    /// <summary>The network with the highest number gives the default gateway.</summary>
    [Input("gwPriority")]
    public Input<int>? GwPriority { get; set; }

    /// <summary>The IPv4 address.</summary>
    [Input("ipv4Address")]
    public Input<string>? Ipv4Address { get; set; }

    /// <summary>The IPv6 address.</summary>
    [Input("ipv6Address")]
    public Input<string>? Ipv6Address { get; set; }

    [Input("linkLocalIps")]
    private InputList<string>? _linkLocalIps;

    /// <summary>Link-local addresses.</summary>
    public InputList<string> LinkLocalIps { get => _linkLocalIps ??= []; set => _linkLocalIps = value; }

    /// <summary>The MAC address.</summary>
    [Input("macAddress")]
    public Input<string>? MacAddress { get; set; }

    /// <summary>The network, by name or id.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new ContainerNetworksAdvancedGetArgs Empty => new();
}
