namespace Fleet;

/// <summary>
/// The whole fleet as declared: hosts, their stacks, and the secrets. Declaring is inert; <see cref="Check"/> judges it
/// as a whole.
/// </summary>
/// <param name="options">What the running Pulumi stack's config says about it.</param>
public sealed class FleetModel(FleetOptions options)
{
    private readonly List<Host> _hosts = [];
    private readonly List<Secret> _secrets = [];
    private readonly List<HostGroup> _groups = [];
    private readonly List<ForbiddenEdge> _forbidden = [];
    private readonly List<ExternalService> _externals = [];
    private readonly List<Relation> _relations = [];
    private readonly List<Flow> _flows = [];
    private readonly List<Procedure> _procedures = [];
    private readonly List<View> _views = [];
    private readonly List<DnsZone> _zones = [];

    // Everything in it while it is judged: every rule goes through it, and nothing is declared meanwhile.
    private (IReadOnlyList<StackMember> Members, IReadOnlyList<Workload> Workloads)? _judged;

    /// <summary>What the running Pulumi stack's config says about it.</summary>
    public FleetOptions Options { get; } = options;

    /// <summary>The operator's settings.</summary>
    public FleetSettings Settings => Options.Settings;

    /// <summary>The declared hosts.</summary>
    public IReadOnlyList<Host> Hosts => _hosts;

    /// <summary>The declared secrets.</summary>
    public IReadOnlyList<Secret> Secrets => _secrets;

    /// <summary>The declared groups of hosts.</summary>
    public IReadOnlyList<HostGroup> Groups => _groups;

    /// <summary>What must never use what.</summary>
    public IReadOnlyList<ForbiddenEdge> ForbiddenEdges => _forbidden;

    /// <summary>What is outside of the fleet.</summary>
    public IReadOnlyList<ExternalService> Externals => _externals;

    /// <summary>What things do with each other beside using endpoints.</summary>
    public IReadOnlyList<Relation> Relations => _relations;

    /// <summary>What happens in which order.</summary>
    public IReadOnlyList<Flow> Flows => _flows;

    /// <summary>What is done step by step.</summary>
    public IReadOnlyList<Procedure> Procedures => _procedures;

    /// <summary>The declared drawings.</summary>
    public IReadOnlyList<View> Views => _views;

    /// <summary>The declared domains.</summary>
    public IReadOnlyList<DnsZone> Zones => _zones;

    /// <summary>
    /// Everything that leads from one thing to another, each pair once: what uses an endpoint, inside of the fleet and outside,
    /// and the declared relations.
    /// </summary>
    public IReadOnlyList<Arrow> Arrows => Fleet.Arrows.Of(this);

    /// <summary>Rules that count nowhere.</summary>
    public List<Waiver> Waivers { get; } = [];

    /// <summary>Every edge of the fleet, of which each end is declared: who uses which endpoint.</summary>
    public IEnumerable<Connection> Connections =>
        from member in Members
        from endpoint in member.Used
        where endpoint.Listener is { } listener && listener != member
        select new Connection(member, endpoint);

    /// <summary>Every member of every stack, in the order of declaration.</summary>
    public IEnumerable<StackMember> Members =>
        _judged?.Members ?? _hosts.SelectMany(host => host.Stacks).SelectMany(stack => stack.Members);

    /// <summary>Every service and job.</summary>
    public IEnumerable<Workload> Workloads => _judged?.Workloads ?? Members.OfType<Workload>();

    /// <summary>What the operator has decided about running it: backups, alerts, recovery.</summary>
    public FleetPolicies Policies { get; } = new();

    /// <summary>Declares a host.</summary>
    /// <returns>The host.</returns>
    public T Add<T>(T host) where T : Host
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Fleet = this;
        _hosts.Add(host);
        return host;
    }

    /// <summary>Declares a group of hosts.</summary>
    /// <returns>The group.</returns>
    public HostGroup Add(HostGroup group) => Into(_groups, group);

    /// <summary>
    /// Declares something outside of the fleet. Where <c>fleet:hosts</c> has an entry of its name, a host is declared that stands in
    /// for it.
    /// </summary>
    /// <returns>The external.</returns>
    public ExternalService Add(ExternalService external)
    {
        ArgumentNullException.ThrowIfNull(external);
        external.Fleet = this;
        _externals.Add(external);
        if (external.StandIn is { } declare && Options.Hosts.ContainsKey(external.Name))
        {
            external.PlayedBy = Add(new LinuxHost(external.Name)
            {
                Title = external.Title,
                Description = $"stands in for {external.Title ?? external.Name}",
                Provider = external.Provider,
                Stage = external.Stage,
            });
            declare(external.PlayedBy);
        }

        return external;
    }

    /// <summary>Declares what one thing does with another.</summary>
    /// <returns>The relation.</returns>
    public Relation Add(Relation relation) => Into(_relations, relation);

    /// <summary>Declares what happens in which order.</summary>
    /// <returns>The flow.</returns>
    public Flow Add(Flow flow) => Into(_flows, flow);

    /// <summary>Declares what is done step by step.</summary>
    /// <returns>The procedure.</returns>
    public Procedure Add(Procedure procedure) => Into(_procedures, procedure);

    /// <summary>Declares a drawing.</summary>
    /// <returns>The drawing.</returns>
    public View Add(View view) => Into(_views, view);

    /// <summary>Declares the names of a domain.</summary>
    /// <returns>The domain.</returns>
    public DnsZone Add(DnsZone zone) => Into(_zones, zone);

    /// <summary>Forbids connections.</summary>
    /// <returns>What is forbidden.</returns>
    public ForbiddenEdge Add(ForbiddenEdge edge) => Into(_forbidden, edge);

    /// <summary>Declares a secret.</summary>
    /// <returns>The secret.</returns>
    public Secret Add(Secret secret) => Into(_secrets, secret);

    /// <summary>Declares a secret the operator may leave unset.</summary>
    /// <returns>The secret; <see langword="null"/> when the config does not set it.</returns>
    public Secret? AddIfSet(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.ConfigKey is { } key && Settings.Has(key) ? Add(secret) : null;
    }

    /// <summary>
    /// Everything that is wrong or worth knowing, errors first. A model without errors may be registered. What is waived is
    /// not among it.
    /// </summary>
    public IReadOnlyList<Finding> Check() => [.. Evaluate().Where(finding => finding.Waiver is null)];

    /// <summary>The same with what is waived, at the end.</summary>
    public IReadOnlyList<Finding> Evaluate()
    {
        _judged = ([.. Members], [.. Workloads]);
        try
        {
            return new Guardrails(this).Evaluate();
        }
        finally
        {
            _judged = null;
        }
    }

    /// <summary>The model as a document, secrets redacted.</summary>
    public Document.ModelDocument ToDocument() => Document.DocumentWriter.Write(this);

    private static T Into<T>(List<T> list, T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        list.Add(item);
        return item;
    }
}
