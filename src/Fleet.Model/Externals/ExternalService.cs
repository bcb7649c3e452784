namespace Fleet;

/// <summary>
/// Something the fleet deals with and Fleet does not run: a managed database, a third party's API, a registry, what runs in
/// a cluster, or the people who use what the fleet offers. It is declared so that services can be linked to it and drawings
/// show it; Fleet never changes or contacts it.
/// </summary>
/// <example><code>
/// var sql = new Endpoint("sql", 25060) { Scheme = "postgres" };
/// var managed = fleet.Add(new ExternalService("managed-db")
/// {
///     Kind = ExternalKind.Database,
///     Provider = HostProvider.DigitalOcean,
///     Endpoints = { sql },
/// });
/// web.Environment["DATABASE_HOST"] = sql.Host;
/// fleet.Add(new ExternalService("browser") { Kind = ExternalKind.Person, Uses = { proxy.Https } });
///
/// var models = new Endpoint("http", 11434);
/// fleet.Add(new ExternalService("ollama") { RunsOn = atlas, Endpoints = { models } });
/// web.Links.Add(new Link(models, Transport.Overlay));
/// web.Environment["OLLAMA_URL"] = models.Url;
/// </code></example>
public sealed class ExternalService : IDrawn
{
    private readonly ExternalKind? _kind;

    /// <summary>Something outside of the fleet.</summary>
    /// <param name="name">The permanent name, unique among the externals and hosts of the fleet.</param>
    public ExternalService(string name)
    {
        Name = name;
        Endpoints = new OwnSet<Endpoint>(endpoint => endpoint.External = this);
    }

    /// <summary>The permanent name.</summary>
    public string Name { get; }

    /// <summary>What it is; a workload on a host, or else somebody's cloud, unless said.</summary>
    public ExternalKind Kind
    {
        get => _kind ?? (RunsOn is null ? ExternalKind.Cloud : ExternalKind.Workload);
        init => _kind = value;
    }

    /// <inheritdoc/>
    public string? Title { get; init; }

    /// <inheritdoc/>
    public string? Description { get; init; }

    /// <summary>The system it belongs to; none unless said.</summary>
    public string? System { get; init; }

    /// <summary>Who runs it; not said unless said.</summary>
    public HostProvider? Provider { get; init; }

    /// <summary>
    /// The declared host it runs on, such as a node of a cluster: it is drawn there, and found at the address its users' links
    /// name. None unless said.
    /// </summary>
    public Host? RunsOn { get; init; }

    /// <summary>The environment it belongs to; none unless said.</summary>
    public Stage? Stage { get; init; }

    /// <summary>True while it is only planned: it is shown, and nothing is sent there.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>
    /// Its address, where everybody may know it; that of the host it runs on unless said. An entry of <c>fleet:externals</c>
    /// takes its place, and is where an address belongs that differs from stack to stack.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>What it offers.</summary>
    public OwnSet<Endpoint> Endpoints { get; }

    /// <summary>What of the fleet it uses, for example the edge that a browser comes to.</summary>
    public List<Endpoint> Uses { get; } = [];

    /// <inheritdoc/>
    public Dictionary<Endpoint, string> Purposes { get; } = [];

    /// <summary>
    /// Declares, on a host of its own, services that take its place where it cannot be had, such as in a lab. It is called in
    /// stacks whose <c>fleet:hosts</c> has an entry of its name; the services take its endpoints as their own.
    /// </summary>
    public Action<Host>? StandIn { get; init; }

    /// <summary>The host that stands in for it; <see langword="null"/> when it is itself.</summary>
    public Host? PlayedBy { get; internal set; }

    /// <summary>The fleet it was added to; <see langword="null"/> until then.</summary>
    public FleetModel? Fleet { get; internal set; }

    /// <summary>Where it is; <see langword="null"/> when neither the stack's config nor its declaration says so.</summary>
    public ExternalAddress? Place => OwnPlace ?? (RunsOn?.Place is { } place ? new ExternalAddress(place.Peers) : null);

    /// <summary>Where it was said to be itself.</summary>
    internal ExternalAddress? OwnPlace => Fleet?.Options.Externals.GetValueOrDefault(Name)
        ?? (Address is null ? null : new ExternalAddress(Address));
}

/// <summary>Where something outside of the fleet is: an entry of <c>fleet:externals</c> in a stack's config.</summary>
/// <param name="Address">Its name or address.</param>
/// <param name="Port">The port of its endpoint; as declared unless said.</param>
public sealed record ExternalAddress(string Address, int? Port = null);

/// <summary>What something outside of the fleet is.</summary>
public enum ExternalKind
{
    /// <summary>A service in somebody's cloud.</summary>
    Cloud,

    /// <summary>People, with what they hold in their hands.</summary>
    Person,

    /// <summary>Everybody.</summary>
    Internet,

    /// <summary>A managed database.</summary>
    Database,

    /// <summary>A place for files or objects.</summary>
    Storage,

    /// <summary>A registry of images.</summary>
    Registry,

    /// <summary>A forge with its pipelines.</summary>
    Forge,

    /// <summary>A program that acts by itself, somewhere.</summary>
    Agent,

    /// <summary>What somebody else runs on a host of the fleet, such as in a cluster.</summary>
    Workload,
}
