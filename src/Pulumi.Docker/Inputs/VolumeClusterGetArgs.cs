namespace Pulumi.Docker.Inputs;

/// <summary>A volume of a cluster.</summary>
public sealed class VolumeClusterGetArgs : ResourceArgs
{
    /// <summary>Whether it may be used: 'active', 'pause' or 'drain'.</summary>
    [Input("availability")]
    public Input<string>? Availability { get; set; }

    /// <summary>Its group.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }

    /// <summary>Its id in the cluster.</summary>
    [Input("id")]
    public Input<string>? Id { get; set; }

    /// <summary>The largest size, such as '2GiB'.</summary>
    [Input("limitBytes")]
    public Input<string>? LimitBytes { get; set; }

    /// <summary>The smallest size, such as '128MiB'.</summary>
    [Input("requiredBytes")]
    public Input<string>? RequiredBytes { get; set; }

    /// <summary>On how many nodes: 'single' or 'multi'.</summary>
    [Input("scope")]
    public Input<string>? Scope { get; set; }

    /// <summary>How it is shared.</summary>
    [Input("sharing")]
    public Input<string>? Sharing { get; set; }

    /// <summary>The topology wished for.</summary>
    [Input("topologyPreferred")]
    public Input<string>? TopologyPreferred { get; set; }

    /// <summary>The topology required.</summary>
    [Input("topologyRequired")]
    public Input<string>? TopologyRequired { get; set; }

    /// <summary>How it is used: 'block' or 'mount'.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary>No arguments.</summary>
    public static new VolumeClusterGetArgs Empty => new();
}
