using System.Collections.Immutable;

namespace Pulumi.Docker;

/// <summary>A network on a host.</summary>
[ResourceType(Token, null)]
public class Network : CustomResource
{
    private const string Token = "docker:index/network:Network";

    /// <summary>Declares one.</summary>
    public Network(string name, NetworkArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new NetworkArgs(), With(options))
    {
    }

    private Network(string name, Input<string> id, NetworkState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>Whether containers may join a swarm's network by hand.</summary>
    [Output("attachable")]
    public Output<bool?> Attachable { get; private set; } = null!;

    /// <summary>The driver; 'bridge' when not given.</summary>
    [Output("driver")]
    public Output<string> Driver { get; private set; } = null!;

    /// <summary>Whether it is a swarm's ingress network.</summary>
    [Output("ingress")]
    public Output<bool?> Ingress { get; private set; } = null!;

    /// <summary>Whether it has no way out.</summary>
    [Output("internal")]
    public Output<bool> Internal { get; private set; } = null!;

    /// <summary>Its subnets.</summary>
    [Output("ipamConfigs")]
    public Output<ImmutableArray<Outputs.NetworkIpamConfig>> IpamConfigs { get; private set; } = null!;

    /// <summary>The driver that gives addresses.</summary>
    [Output("ipamDriver")]
    public Output<string?> IpamDriver { get; private set; } = null!;

    /// <summary>Options of the driver that gives addresses.</summary>
    [Output("ipamOptions")]
    public Output<ImmutableDictionary<string, string>?> IpamOptions { get; private set; } = null!;

    /// <summary>Whether it has IPv6.</summary>
    [Output("ipv6")]
    public Output<bool?> Ipv6 { get; private set; } = null!;

    /// <summary>Labels.</summary>
    [Output("labels")]
    public Output<ImmutableArray<Outputs.NetworkLabel>> Labels { get; private set; } = null!;

    /// <summary>The name; one is made up when not given.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>Options of the driver.</summary>
    [Output("options")]
    public Output<ImmutableDictionary<string, string>> Options { get; private set; } = null!;

    /// <summary>Where it reaches: 'local', 'swarm' or 'global'.</summary>
    [Output("scope")]
    public Output<string> Scope { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static Network Get(
        string name, Input<string> id, NetworkState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
