namespace Fleet;

/// <summary>A machine that runs container stacks. What it is, not where: its address is data of the Pulumi stack.</summary>
public abstract class Host
{
    private readonly List<ContainerStack> _stacks = [];

    private protected Host(string id) => Id = id;

    /// <summary>The permanent id. Another machine is another id; a new address is not.</summary>
    public string Id { get; }

    /// <summary>What kind of host it is, in one word.</summary>
    public abstract string Kind { get; }

    /// <summary>What it is called in drawings; its id unless said.</summary>
    public string? Title { get; init; }

    /// <summary>What it is for, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>The system it belongs to, by which diagrams and reports are told apart; none unless said.</summary>
    public string? System { get; init; }

    /// <summary>Other names people and configs use for it. The settings of a stack may use them in place of the id.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Who it is rented from; not known unless said.</summary>
    public HostProvider? Provider { get; init; }

    /// <summary>The host it is a virtual machine on; none unless said.</summary>
    public Host? Parent { get; init; }

    /// <summary>The environment it belongs to, such as production; none unless said.</summary>
    public Stage? Stage { get; init; }

    /// <summary>What it is made of.</summary>
    public HostFacts Facts { get; init; } = new();

    /// <summary>Its addresses as declared; see <see cref="HostAddresses"/> for when they are used.</summary>
    public HostAddresses Addresses { get; init; } = new();

    /// <summary>How it is logged in to.</summary>
    public HostAccess Access { get; init; } = new();

    /// <summary>How many containers its owner says it runs, with where that was said.</summary>
    public List<ContainerClaim> Claims { get; } = [];

    /// <summary>The operator's labels.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>
    /// The only ports that may be published to everyone on this host; <see langword="null"/> leaves it to the services.
    /// </summary>
    public IReadOnlyList<int>? PublicPorts { get; init; }

    /// <summary>The widest exposure a service may have here; <see cref="Exposure.Public"/> unless said.</summary>
    public Exposure WidestExposure { get; init; } = Exposure.Public;

    /// <summary>What may reach it; everything its other rules let through, unless said.</summary>
    public Firewall? Firewall { get; init; }

    /// <summary>Names of services that Watchtower must never follow here: each carries the disabling label.</summary>
    public List<string> NeverWatched { get; } = [];

    /// <summary>Docker networks that are there and are not Fleet's, by name.</summary>
    public List<string> KnownNetworks { get; } = [];

    /// <summary>Docker volumes that are there and are not Fleet's, by name.</summary>
    public List<string> KnownVolumes { get; } = [];

    /// <summary>Rules that do not count for it and what is on it.</summary>
    public List<Waiver> Waivers { get; } = [];

    /// <summary>The stacks it runs.</summary>
    public IReadOnlyList<ContainerStack> Stacks => _stacks;

    /// <summary>Puts a stack on this host.</summary>
    /// <returns>The stack.</returns>
    public ContainerStack Add(ContainerStack stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        stack.Host = this;
        _stacks.Add(stack);
        return stack;
    }

    /// <summary>Every service and job on it.</summary>
    public IEnumerable<Workload> Workloads => _stacks.SelectMany(stack => stack.Workloads);

    /// <summary>The folder on it that holds the files of all its stacks.</summary>
    public virtual string FilesFolder => ConfigFile.Folder;

    /// <summary>True when it has a container engine Fleet works with.</summary>
    public virtual bool RunsContainers => true;

    /// <summary>True when the user who logs in needs <c>sudo</c> to change the system and to reach the engine.</summary>
    public virtual bool NeedsSudo => Access.Sudo ?? false;

    /// <summary>The path of its <c>docker</c> command; <see langword="null"/> when it is found by its name.</summary>
    public virtual string? DockerPath => null;

    /// <summary>What its containers run on, for example <c>linux/arm64</c>; <see langword="null"/> when not known.</summary>
    public string? Platform => Facts.Architecture is { } architecture ? $"linux/{Document.Words.Of(architecture)}" : null;

    /// <summary>
    /// Where it is: as the stack's config says, else as declared where the config allows that, with what an entry without an
    /// address adds; <see langword="null"/> when neither says anything.
    /// </summary>
    public HostAddress? Place => (Configured, Declared) switch
    {
        ({ Address.Length: 0 } entry, { } declared) => declared with
        {
            HostKey = entry.HostKey ?? declared.HostKey,
            Overlay = entry.Overlay ?? declared.Overlay,
            Private = entry.Private ?? declared.Private,
            Public = entry.Public ?? declared.Public,
        },
        var (configured, declared) => configured ?? declared,
    };

    /// <summary>
    /// The hosts that the way to it leads through, from this machine on, each of which is a <see cref="HostAccess.JumpHost"/>; none
    /// when it is reached directly.
    /// </summary>
    public IReadOnlyList<Host> Way
    {
        get
        {
            var way = new List<Host>();

            // This machine is where every way begins; a way that comes back to itself is refused by a rule.
            for (var jump = Access.JumpHost; jump is not (null or LocalHost) && !way.Contains(jump); jump = jump.Access.JumpHost)
            {
                way.Insert(0, jump);
            }

            return way;
        }
    }

    /// <summary>True when the running Pulumi stack registers this host's resources.</summary>
    public bool IsOwned => Fleet is { } fleet && (fleet.Options.IsOwned(Id) || Aliases.Any(fleet.Options.Owns.Contains));

    /// <summary>The fleet it was added to; <see langword="null"/> until then.</summary>
    public FleetModel? Fleet { get; internal set; }

    private HostAddress? Configured => Fleet?.Options.Hosts is { Count: > 0 } hosts
        ? Aliases.Prepend(Id).Select(name => hosts.GetValueOrDefault(name)).FirstOrDefault(place => place is not null)
        : null;

    private HostAddress? Declared => Fleet?.Options.DeclaredAddresses == true && Addresses.Access is { } address
        ? new HostAddress
        {
            Address = address,
            User = Access.User,
            Port = Access.Port,
            HostKey = Access.HostKey,
            Overlay = Addresses.Overlay,
            Private = Addresses.Peers,
            Public = Addresses.Public,
        }
        : null;
}

/// <summary>A number of containers that someone said a host runs.</summary>
/// <param name="Count">How many.</param>
/// <param name="Source">Where it was said, for example <c>summary</c>.</param>
public sealed record ContainerClaim(int Count, string Source);
