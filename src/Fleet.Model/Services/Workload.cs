namespace Fleet;

/// <summary>Something that runs in a container: a service or a one-shot job.</summary>
public abstract class Workload : StackMember
{
    private readonly string? _containerName;

    private protected Workload(string name, ImageReference image) : base(name)
    {
        Image = image;
        Endpoints = new OwnSet<Endpoint>(endpoint => endpoint.Listener = this);
        Uses = new OwnSet<Use>(use => use.SetIn(Environment));
        Answers = new OwnSet<RouteGroup>(group => group.Service = this);
    }

    /// <summary>The image with tag or digest.</summary>
    public ImageReference Image { get; }

    /// <summary>The container's name on the host; <c>stack-name</c> unless said.</summary>
    public string ContainerName
    {
        get => _containerName ?? $"{Stack?.Name}-{Name}";
        init => _containerName = value;
    }

    /// <summary>What is run; empty leaves it to the image.</summary>
    public List<Value> Command { get; } = [];

    /// <summary>What runs the command; empty leaves it to the image.</summary>
    public List<string> Entrypoint { get; } = [];

    /// <summary>Environment variables.</summary>
    public EnvironmentMap Environment { get; } = [];

    /// <summary>The networks it joins; none joins the stack's own.</summary>
    public List<Network> Networks { get; } = [];

    /// <summary>What is mounted into it.</summary>
    public List<Mount> Mounts { get; } = [];

    /// <summary>The ports it listens on.</summary>
    public OwnSet<Endpoint> Endpoints { get; }

    /// <summary>The container's labels.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>What it uses, with the environment variables that tell it where that is.</summary>
    public OwnSet<Use> Uses { get; }

    /// <summary>What it keeps, when it is a store.</summary>
    public List<Kept> Keeps { get; } = [];

    /// <summary>What it answers to which paths, as far as that is worth showing.</summary>
    public OwnSet<RouteGroup> Answers { get; }

    /// <summary>The user it runs as; the image's unless said.</summary>
    public string? User { get; init; }

    /// <summary>The folder it starts in; the image's unless said.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// Site names its links go by, with the address of the edge they lead through, so that no name server has to know
    /// them. Edges that are declared by name instead of address are not among them.
    /// </summary>
    public IReadOnlyDictionary<string, string> KnownNames => Links
        .Select(link => link.Over?.KnownName)
        .Where(known => System.Net.IPAddress.TryParse(known?.Host.Place?.Address, out _))
        .DistinctBy(known => known!.Value.Name)
        .ToDictionary(known => known!.Value.Name, known => known!.Value.Host.Place!.Address);

    /// <summary>The networks it joins, the stack's own when none was named.</summary>
    public virtual IReadOnlyList<Network> JoinedNetworks => Networks.Count > 0 || Stack is null ? Networks : [Stack.OwnNetwork];

    /// <summary>True when the stack's own network is there for it.</summary>
    internal bool UsesOwnNetwork => JoinsOwnNetwork;

    private protected virtual bool JoinsOwnNetwork => Networks.Count == 0;

    internal override IEnumerable<Endpoint> Offered => Endpoints;

    internal override IEnumerable<Endpoint> Used =>
        base.Used.Concat(Uses.Select(use => use.To)).Distinct();

    /// <summary>The labels, with those its policies imply.</summary>
    public virtual IReadOnlyDictionary<string, string> AllLabels => Labels;

    internal override IEnumerable<(ValuePlace Where, Value Value)> Values =>
    [
        .. Command.Select(value => ("its command", value)),
        .. Environment.Select(pair => (new ValuePlace("its environment variable", pair.Key), pair.Value)),
        .. Mounts.SelectMany(mount => mount.Files).Select(file => (new ValuePlace("its file", file.Name), file.Content)),
    ];
}
