namespace Pulumi.Docker.Outputs;

/// <summary>A volume of a cluster.</summary>
[OutputType]
public sealed class VolumeCluster
{
    /// <summary>Whether it may be used: 'active', 'pause' or 'drain'.</summary>
    public readonly string? Availability;

    /// <summary>Its group.</summary>
    public readonly string? Group;

    /// <summary>Its id in the cluster.</summary>
    public readonly string? Id;

    /// <summary>The largest size, such as '2GiB'.</summary>
    public readonly string? LimitBytes;

    /// <summary>The smallest size, such as '128MiB'.</summary>
    public readonly string? RequiredBytes;

    /// <summary>On how many nodes: 'single' or 'multi'.</summary>
    public readonly string? Scope;

    /// <summary>How it is shared.</summary>
    public readonly string? Sharing;

    /// <summary>The topology wished for.</summary>
    public readonly string? TopologyPreferred;

    /// <summary>The topology required.</summary>
    public readonly string? TopologyRequired;

    /// <summary>How it is used: 'block' or 'mount'.</summary>
    public readonly string? Type;

    [OutputConstructor]
    private VolumeCluster(
        string? availability,
        string? group,
        string? id,
        string? limitBytes,
        string? requiredBytes,
        string? scope,
        string? sharing,
        string? topologyPreferred,
        string? topologyRequired,
        string? type)
    {
        Availability = availability;
        Group = group;
        Id = id;
        LimitBytes = limitBytes;
        RequiredBytes = requiredBytes;
        Scope = scope;
        Sharing = sharing;
        TopologyPreferred = topologyPreferred;
        TopologyRequired = topologyRequired;
        Type = type;
    }
}
