namespace Fleet;

/// <summary>
/// A named set of services on one host, with their networks, volumes, files and one-shot jobs.
/// </summary>
/// <param name="name">The permanent name, unique on its host.</param>
/// <example><code>
/// var shop = atlas.Add(new ContainerStack("shop"));
/// var cache = shop.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1"));
/// </code></example>
public sealed class ContainerStack(string name)
{
    private readonly List<StackMember> _members = [];
    private Network? _ownNetwork;

    /// <summary>The permanent name, unique on its host.</summary>
    public string Name { get; } = name;

    /// <summary>What it is called in drawings; its name unless said.</summary>
    public string? Title { get; init; }

    /// <summary>What it is for, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>The host it runs on; <see langword="null"/> until it is added to one.</summary>
    public Host? Host { get; internal set; }

    /// <summary>The address within the fleet, <c>host/stack</c>.</summary>
    public string Path => $"{Host?.Id ?? "?"}/{Name}";

    /// <summary>The environment it belongs to; its host's unless said.</summary>
    public Stage? Stage
    {
        get => field ?? Host?.Stage;
        init;
    }

    /// <summary>Rules that do not count for it and what is in it.</summary>
    public List<Waiver> Waivers { get; } = [];

    /// <summary>Everything in it in the order of declaration, its own network included when a service uses it.</summary>
    public IEnumerable<StackMember> Members =>
        Workloads.Any(workload => workload.UsesOwnNetwork) ? _members.Prepend(OwnNetwork) : _members;

    /// <summary>Long-running services and one-shot jobs.</summary>
    public IEnumerable<Workload> Workloads => _members.OfType<Workload>();

    /// <summary>Adds a service, job, network, volume, file, folder, site, unit, cron job or gate.</summary>
    /// <returns>What was added.</returns>
    public T Add<T>(T member) where T : StackMember
    {
        ArgumentNullException.ThrowIfNull(member);
        _members.Add(member);
        member.AddedTo(this);
        return member;
    }

    /// <summary>The network of services that name none, called like the stack on the host.</summary>
    internal Network OwnNetwork => _ownNetwork ??= new Network("default") { Stack = this, NameOnHost = Name };
}
