namespace Pulumi.Docker.Inputs;

/// <summary>Kernel capabilities of a container.</summary>
public sealed class ContainerCapabilitiesGetArgs : ResourceArgs
{
    [Input("adds")]
    private InputList<string>? _adds;

    /// <summary>Capabilities to add.</summary>
    public InputList<string> Adds { get => _adds ??= []; set => _adds = value; }

    [Input("drops")]
    private InputList<string>? _drops;

    /// <summary>Capabilities to drop.</summary>
    public InputList<string> Drops { get => _drops ??= []; set => _drops = value; }

    /// <summary>No arguments.</summary>
    public static new ContainerCapabilitiesGetArgs Empty => new();
}
