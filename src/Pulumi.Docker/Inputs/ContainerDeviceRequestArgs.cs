namespace Pulumi.Docker.Inputs;

/// <summary>Devices that a driver provides.</summary>
public sealed class ContainerDeviceRequestArgs : ResourceArgs
{
    [Input("capabilities")]
    private InputList<string>? _capabilities;

    /// <summary>What the devices must be able to do, all of it.</summary>
    public InputList<string> Capabilities { get => _capabilities ??= []; set => _capabilities = value; }

    /// <summary>How many; -1 for all.</summary>
    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("deviceIds")]
    private InputList<string>? _deviceIds;

    /// <summary>Which ones.</summary>
    public InputList<string> DeviceIds { get => _deviceIds ??= []; set => _deviceIds = value; }

    /// <summary>The driver; 'cdi' when not given.</summary>
    [Input("driver")]
    public Input<string>? Driver { get; set; }

    [Input("options")]
    private InputMap<string>? _options;

    /// <summary>Options of the driver.</summary>
    public InputMap<string> Options { get => _options ??= []; set => _options = value; }

    /// <summary>No arguments.</summary>
    public static new ContainerDeviceRequestArgs Empty => new();
}
