namespace Fleet;

/// <summary>Something that belongs to a container stack.</summary>
public abstract class StackMember : IDrawn
{
    private protected StackMember(string name) => Name = name;

    /// <summary>The permanent name, unique in its stack among its kind.</summary>
    public string Name { get; }

    /// <summary>The stack it was added to; <see langword="null"/> until then.</summary>
    public ContainerStack? Stack { get; internal set; }

    /// <summary>The host its stack is on; <see langword="null"/> until then.</summary>
    public Host? Host => Stack?.Host;

    /// <summary>The address within the fleet, <c>host/stack/name</c>.</summary>
    public string Path => $"{Host?.Id ?? "?"}/{Stack?.Name ?? "?"}/{Name}";

    /// <inheritdoc/>
    public string? Title { get; init; }

    /// <inheritdoc/>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public Dictionary<Endpoint, string> Purposes { get; } = [];

    /// <summary>What must be ready before this starts, on this host or another.</summary>
    public List<StackMember> DependsOn { get; } = [];

    /// <summary>What it uses on other hosts, and how it gets there.</summary>
    public List<Link> Links { get; } = [];

    /// <summary>Rules that do not count for it.</summary>
    public List<Waiver> Waivers { get; } = [];

    /// <summary>What kind of thing it is, as messages begin.</summary>
    internal abstract string Noun { get; }

    /// <summary>True once it is in a stack, on a host, in the fleet.</summary>
    internal bool IsDeclared => Host?.Fleet is not null;

    /// <summary>The environment its stack belongs to; <see langword="null"/> when none was named.</summary>
    public Stage? Stage => Stack?.Stage;

    /// <summary>Every value that reaches it, with the words that say where.</summary>
    internal virtual IEnumerable<(ValuePlace Where, Value Value)> Values => [];

    /// <summary>The endpoints it uses, each once.</summary>
    internal virtual IEnumerable<Endpoint> Used =>
        Values.SelectMany(each => each.Value.Endpoints).Concat(Links.Select(link => link.To)).Distinct();

    /// <summary>The endpoints it listens on.</summary>
    internal virtual IEnumerable<Endpoint> Offered => [];

    /// <summary>Who may reach these.</summary>
    internal virtual Exposure OpenTo => Exposure.Internal;

    /// <summary>True when it is in the host's own network, beside the containers.</summary>
    internal virtual bool IsOnHostNetwork => false;

    /// <summary>What must be ready first, the declared and the implied.</summary>
    internal virtual IEnumerable<StackMember> Prerequisites => DependsOn;

    internal virtual void AddedTo(ContainerStack stack) => Stack = stack;
}
