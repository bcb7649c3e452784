using System.Collections.Immutable;

namespace Pulumi.Docker;

/// <summary>What GetNetwork found.</summary>
[OutputType]
public sealed class GetNetworkResult
{
    /// <summary>The containers in it.</summary>
    public readonly ImmutableArray<Outputs.GetNetworkContainerResult> Containers;

    /// <summary>The driver.</summary>
    public readonly string Driver;

    /// <summary>Its id.</summary>
    public readonly string Id;

    /// <summary>Whether it has no way out.</summary>
    public readonly bool Internal;

    /// <summary>Its subnets.</summary>
    public readonly ImmutableArray<Outputs.GetNetworkIpamConfigResult> IpamConfigs;

    /// <summary>Its name.</summary>
    public readonly string Name;

    /// <summary>Options of the driver.</summary>
    public readonly ImmutableDictionary<string, string> Options;

    /// <summary>Where it reaches.</summary>
    public readonly string Scope;

    [OutputConstructor]
    private GetNetworkResult(
        ImmutableArray<Outputs.GetNetworkContainerResult> containers,
        string driver,
        string id,
        bool @internal,
        ImmutableArray<Outputs.GetNetworkIpamConfigResult> ipamConfigs,
        string name,
        ImmutableDictionary<string, string> options,
        string scope)
    {
        Containers = containers;
        Driver = driver;
        Id = id;
        Internal = @internal;
        IpamConfigs = ipamConfigs;
        Name = name;
        Options = options;
        Scope = scope;
    }
}
