namespace Fleet;

/// <summary>
/// One end of an arrow or of a forbidden edge: a service, a stack, a host, a group of hosts, an environment, or something
/// outside of the fleet.
/// </summary>
public sealed class EdgeEnd : IEquatable<EdgeEnd>
{
    private EdgeEnd(EdgeEndKind kind, string path, object thing, string name) => (Kind, Path, Thing, Name) = (kind, path, thing, name);

    /// <summary>What kind of thing it is.</summary>
    public EdgeEndKind Kind { get; }

    /// <summary>Its address within the fleet: <c>host/stack/service</c>, a host's id, or the name of what has no path.</summary>
    public string Path { get; }

    /// <summary>The thing itself.</summary>
    public object Thing { get; }

    /// <summary>The end in words, for example <c>stage 'production'</c>.</summary>
    public string Name { get; }

    /// <summary>Everything that belongs to an environment.</summary>
    public static implicit operator EdgeEnd(Stage stage) => Of(EdgeEndKind.Stage, stage, each => each.Name);

    /// <summary>Everything on a host.</summary>
    public static implicit operator EdgeEnd(Host host) => Of(EdgeEndKind.Host, host, each => each.Id);

    /// <summary>Everything on the hosts of a group.</summary>
    public static implicit operator EdgeEnd(HostGroup group) => Of(EdgeEndKind.Group, group, each => each.Name);

    /// <summary>Everything in a stack.</summary>
    public static implicit operator EdgeEnd(ContainerStack stack) => Of(EdgeEndKind.Stack, stack, each => each.Name, each => each.Path);

    /// <summary>One service, job, unit or cron job.</summary>
    public static implicit operator EdgeEnd(StackMember one) => Of(EdgeEndKind.Member, one, each => each.Name, each => each.Path);

    /// <summary>Something outside of the fleet.</summary>
    public static implicit operator EdgeEnd(ExternalService external) => Of(EdgeEndKind.External, external, each => each.Name);

    /// <summary>One database.</summary>
    public static implicit operator EdgeEnd(Database database) =>
        Of(EdgeEndKind.Database, database, each => each.Name, each => $"{each.Server?.Path ?? "?"}/{each.Name}");

    /// <summary>What a backup keeps.</summary>
    public static implicit operator EdgeEnd(BackupPolicy backup) => Of(EdgeEndKind.Backup, backup, each => each.Name);

    /// <summary>A group of routes that a service answers.</summary>
    public static implicit operator EdgeEnd(RouteGroup group) => Of(EdgeEndKind.Routes, group, each => each.Name, each => each.Path);

    /// <inheritdoc/>
    public bool Equals(EdgeEnd? other) => other is not null && Thing.Equals(other.Thing);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EdgeEnd);

    /// <inheritdoc/>
    public override int GetHashCode() => Thing.GetHashCode();

    /// <summary>True when the other end is this one or belongs to it.</summary>
    internal bool Holds(EdgeEnd other) => (Thing, other.Thing) switch
    {
        (Stage stage, StackMember member) => member.Stage == stage,
        (Host host, StackMember member) => member.Host == host,
        (HostGroup group, StackMember member) => member.Host is { } host && group.Hosts.Contains(host),
        (ContainerStack stack, StackMember member) => member.Stack == stack,
        (Stage stage, ExternalService external) => external.Stage == stage,
        (Stage stage, ContainerStack stack) => stack.Stage == stage,
        (Stage stage, Host host) => host.Stage == stage,
        (Host host, ContainerStack stack) => stack.Host == host,
        (Stage stage, Database database) => database.Stage == stage,
        (HostGroup group, Host host) => group.Hosts.Contains(host),
        _ => Equals(other),
    };

    private static EdgeEnd Of<T>(EdgeEndKind kind, T thing, Func<T, string> name, Func<T, string>? path = null) where T : class
    {
        ArgumentNullException.ThrowIfNull(thing);
        var quoted = $"'{name(thing)}'";
        return new(
            kind, (path ?? name)(thing), thing, kind == EdgeEndKind.Member ? quoted : $"{Document.Words.Of(kind)} {quoted}");
    }
}

/// <summary>What kind of thing is at the end of an arrow.</summary>
public enum EdgeEndKind
{
    /// <summary>An environment.</summary>
    Stage,

    /// <summary>A host.</summary>
    Host,

    /// <summary>A group of hosts.</summary>
    Group,

    /// <summary>A container stack.</summary>
    Stack,

    /// <summary>A service, job, unit, cron job or another member of a stack.</summary>
    Member,

    /// <summary>Something outside of the fleet.</summary>
    External,

    /// <summary>A database.</summary>
    Database,

    /// <summary>What a backup keeps.</summary>
    Backup,

    /// <summary>A group of routes that a service answers.</summary>
    Routes,
}
