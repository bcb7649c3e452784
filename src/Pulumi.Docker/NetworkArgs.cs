namespace Pulumi.Docker;

/// <summary>A network on a host.</summary>
public sealed class NetworkArgs : ResourceArgs
{
    /// <summary>Whether containers may join a swarm's network by hand.</summary>
    [Input("attachable")]
    public Input<bool>? Attachable { get; set; }

    /// <summary>The driver; 'bridge' when not given.</summary>
    [Input("driver")]
    public Input<string>? Driver { get; set; }

    /// <summary>Whether it is a swarm's ingress network.</summary>
    [Input("ingress")]
    public Input<bool>? Ingress { get; set; }

    /// <summary>Whether it has no way out.</summary>
    [Input("internal")]
    public Input<bool>? Internal { get; set; }

    [Input("ipamConfigs")]
    private InputList<Inputs.NetworkIpamConfigArgs>? _ipamConfigs;

    /// <summary>Its subnets.</summary>
    public InputList<Inputs.NetworkIpamConfigArgs> IpamConfigs
    {
        get => _ipamConfigs ??= [];
        set => _ipamConfigs = value;
    }

    /// <summary>The driver that gives addresses.</summary>
    [Input("ipamDriver")]
    public Input<string>? IpamDriver { get; set; }

    [Input("ipamOptions")]
    private InputMap<string>? _ipamOptions;

    /// <summary>Options of the driver that gives addresses.</summary>
    public InputMap<string> IpamOptions { get => _ipamOptions ??= []; set => _ipamOptions = value; }

    /// <summary>Whether it has IPv6.</summary>
    [Input("ipv6")]
    public Input<bool>? Ipv6 { get; set; }

    [Input("labels")]
    private InputList<Inputs.NetworkLabelArgs>? _labels;

    /// <summary>Labels.</summary>
    public InputList<Inputs.NetworkLabelArgs> Labels { get => _labels ??= []; set => _labels = value; }

    /// <summary>The name; one is made up when not given.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("options")]
    private InputMap<string>? _options;

    /// <summary>Options of the driver.</summary>
    public InputMap<string> Options { get => _options ??= []; set => _options = value; }

    /// <summary>No arguments.</summary>
    public static new NetworkArgs Empty => new();
}
