namespace Pulumi.Docker.Inputs;

/// <summary>Options of a mount of memory.</summary>
public sealed class ContainerMountTmpfsOptionsArgs : ResourceArgs
{
    /// <summary>The file mode as a decimal number.</summary>
    [Input("mode")]
    public Input<int>? Mode { get; set; }

    /// <summary>The size in bytes.</summary>
    [Input("sizeBytes")]
    public Input<int>? SizeBytes { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerMountTmpfsOptionsArgs Empty => new();
}
