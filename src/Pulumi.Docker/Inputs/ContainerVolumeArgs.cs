namespace Pulumi.Docker.Inputs;

/// <summary>A volume or a host folder in a container.</summary>
public sealed class ContainerVolumeArgs : ResourceArgs
{
    /// <summary>The path in the container.</summary>
    [Input("containerPath")]
    public Input<string>? ContainerPath { get; set; }

    /// <summary>A container whose volumes are mounted.</summary>
    [Input("fromContainer")]
    public Input<string>? FromContainer { get; set; }

    /// <summary>The host's folder.</summary>
    [Input("hostPath")]
    public Input<string>? HostPath { get; set; }

    /// <summary>Whether it is read-only.</summary>
    [Input("readOnly")]
    public Input<bool>? ReadOnly { get; set; }

    /// <summary>The SELinux relabelling: 'z' or 'Z'.</summary>
    [Input("selinuxRelabel")]
    public Input<string>? SelinuxRelabel { get; set; }

    /// <summary>The volume.</summary>
    [Input("volumeName")]
    public Input<string>? VolumeName { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerVolumeArgs Empty => new();
}
