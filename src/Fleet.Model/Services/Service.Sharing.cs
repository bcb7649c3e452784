namespace Fleet;

/// <summary>What it shares with its host and with other services.</summary>
public partial class Service
{
    private readonly List<Service> _sharers = [];

    /// <summary>Devices of the host it may use.</summary>
    public List<Device> Devices { get; } = [];

    /// <summary>The GPUs it may use; none unless said.</summary>
    public GpuUse? Gpus { get; init; }

    /// <summary>What network it is in; Docker networks unless said.</summary>
    public NetworkMode NetworkMode { get; init; }

    /// <summary>
    /// The service on the same host whose network it shares, so that all its traffic goes where that one's goes, for example
    /// through a VPN. Its ports are published there, and it is found by that one's name.
    /// </summary>
    public Service? NetworkOf
    {
        get;
        init
        {
            field = value;
            value?._sharers.Add(this);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Network> JoinedNetworks => NetworkOf is not null
        ? NetworkOwner.JoinedNetworks
        : NetworkMode == NetworkMode.Networks ? base.JoinedNetworks : [];

    /// <summary>The endpoints whose ports this container publishes: its own, and those of the services that share its network.</summary>
    public IEnumerable<Endpoint> PublishedEndpoints => NetworkOf is not null || NetworkMode != NetworkMode.Networks
        ? []
        : SharedEndpoints.Where(endpoint => endpoint.HostPort is not null);

    private IEnumerable<Endpoint> SharedEndpoints => Endpoints.Concat(_sharers.SelectMany(sharer => sharer.SharedEndpoints));

    /// <summary>The service whose network it is in: itself, or the one at the end of the chain.</summary>
    internal Service NetworkOwner => NetworkOf?.NetworkOwner ?? this;

    internal override bool IsOnHostNetwork => NetworkOwner.NetworkMode == NetworkMode.Host;

    internal override IEnumerable<StackMember> Prerequisites =>
        NetworkOf is null ? base.Prerequisites : base.Prerequisites.Append(NetworkOf);

    private protected override bool JoinsOwnNetwork =>
        NetworkOf is null && NetworkMode == NetworkMode.Networks && base.JoinsOwnNetwork;
}
