namespace Fleet;

/// <summary>Hosts that are spoken of together, such as an inventory's group. A host may be in several.</summary>
/// <param name="name">The name, unique in the fleet.</param>
/// <example><code>fleet.Add(new HostGroup("nas") { Hosts = { atlas, vega } });</code></example>
public sealed class HostGroup(string name)
{
    /// <summary>The name, unique in the fleet.</summary>
    public string Name { get; } = name;

    /// <summary>What they have in common, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>Its members.</summary>
    public List<Host> Hosts { get; } = [];

    /// <summary>How many members someone said it has; not compared unless said.</summary>
    public int? ClaimedHosts { get; init; }
}
