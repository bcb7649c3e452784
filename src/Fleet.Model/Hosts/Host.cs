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

    /// <summary>True when whoever logs in must go through <c>sudo</c> to change the system; it asks no password.</summary>
    public virtual bool NeedsSudo => false;

    /// <summary>What it is for, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>Its memory in MiB; <see langword="null"/> when unknown, and then nothing is compared with it.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>The operator's labels.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>
    /// The only ports that may be published to everyone on this host; <see langword="null"/> leaves it to the services.
    /// </summary>
    public IReadOnlyList<int>? PublicPorts { get; init; }

    /// <summary>Names of services that Watchtower must never follow here: each carries the disabling label.</summary>
    public List<string> NeverWatched { get; } = [];

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

    /// <summary>Where it is, as the stack's config says; <see langword="null"/> when it says nothing.</summary>
    public HostAddress? Place => Fleet?.Options.Hosts.GetValueOrDefault(Id);

    /// <summary>True when the running Pulumi stack registers this host's resources.</summary>
    public bool IsOwned => Fleet?.Options.IsOwned(Id) ?? false;

    /// <summary>The fleet it was added to; <see langword="null"/> until then.</summary>
    public FleetModel? Fleet { get; internal set; }
}
