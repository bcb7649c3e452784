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
    public static implicit operator EdgeEnd(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new(EdgeEndKind.Stage, stage.Name, stage, $"stage '{stage}'");
    }

    /// <summary>Everything on a host.</summary>
    public static implicit operator EdgeEnd(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new(EdgeEndKind.Host, host.Id, host, $"host '{host.Id}'");
    }

    /// <summary>Everything on the hosts of a group.</summary>
    public static implicit operator EdgeEnd(HostGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new(EdgeEndKind.Group, group.Name, group, $"group '{group.Name}'");
    }

    /// <summary>Everything in a stack.</summary>
    public static implicit operator EdgeEnd(ContainerStack stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return new(EdgeEndKind.Stack, stack.Path, stack, $"stack '{stack.Name}'");
    }

    /// <summary>One service, job, unit or cron job.</summary>
    public static implicit operator EdgeEnd(StackMember one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(EdgeEndKind.Member, one.Path, one, $"'{one.Name}'");
    }

    /// <summary>Something outside of the fleet.</summary>
    public static implicit operator EdgeEnd(ExternalService external)
    {
        ArgumentNullException.ThrowIfNull(external);
        return new(EdgeEndKind.External, external.Name, external, $"external '{external.Name}'");
    }

    /// <summary>One database.</summary>
    public static implicit operator EdgeEnd(Database database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new(EdgeEndKind.Database, $"{database.Server?.Path ?? "?"}/{database.Name}", database, $"database '{database.Name}'");
    }

    /// <summary>What a backup keeps.</summary>
    public static implicit operator EdgeEnd(BackupPolicy backup)
    {
        ArgumentNullException.ThrowIfNull(backup);
        return new(EdgeEndKind.Backup, backup.Name, backup, $"backup '{backup.Name}'");
    }

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
}
