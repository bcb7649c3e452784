namespace Pulumi.Docker.Inputs;

/// <summary>A subnet of a network.</summary>
public sealed class NetworkIpamConfigGetArgs : ResourceArgs
{
    [Input("auxAddress")]
    private InputMap<string>? _auxAddress;

    /// <summary>Further addresses in use, by name.</summary>
    public InputMap<string> AuxAddress { get => _auxAddress ??= []; set => _auxAddress = value; }

    /// <summary>The gateway.</summary>
    [Input("gateway")]
    public Input<string>? Gateway { get; set; }

    /// <summary>The range that containers get addresses from.</summary>
    [Input("ipRange")]
    public Input<string>? IpRange { get; set; }

    /// <summary>The subnet.</summary>
    [Input("subnet")]
    public Input<string>? Subnet { get; set; }

    /// <summary>No arguments.</summary>
    public static new NetworkIpamConfigGetArgs Empty => new();
}
