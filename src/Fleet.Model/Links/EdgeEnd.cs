namespace Fleet;

/// <summary>One end of a forbidden edge: a service, a stack, a host, a group of hosts or an environment.</summary>
public sealed class EdgeEnd
{
    private readonly Func<StackMember, bool> _holds;

    private EdgeEnd(string name, Func<StackMember, bool> holds) => (Name, _holds) = (name, holds);

    /// <summary>The end in words, for example <c>stage 'production'</c>.</summary>
    public string Name { get; }

    /// <summary>Everything that belongs to an environment.</summary>
    public static implicit operator EdgeEnd(Stage stage) => new($"stage '{stage}'", member => member.Stage == stage);

    /// <summary>Everything on a host.</summary>
    public static implicit operator EdgeEnd(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new($"host '{host.Id}'", member => member.Host == host);
    }

    /// <summary>Everything on the hosts of a group.</summary>
    public static implicit operator EdgeEnd(HostGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new($"group '{group.Name}'", member => member.Host is { } host && group.Hosts.Contains(host));
    }

    /// <summary>Everything in a stack.</summary>
    public static implicit operator EdgeEnd(ContainerStack stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return new($"stack '{stack.Name}'", member => member.Stack == stack);
    }

    /// <summary>One service, job, unit or cron job.</summary>
    public static implicit operator EdgeEnd(StackMember one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new($"'{one.Name}'", member => member == one);
    }

    internal bool Holds(StackMember member) => _holds(member);
}
