namespace Fleet.Document;

/// <summary>
/// An arrow of the fleet, derived from what was declared: who deals with whom. Each end is the path of a service
/// (<c>host/stack/name</c>), or the id of a host, an external service or a person.
/// </summary>
public sealed record EdgeDocument
{
    /// <summary>Where it begins.</summary>
    public required string From { get; init; }

    /// <summary>Where it ends.</summary>
    public required string To { get; init; }

    /// <summary>
    /// Why it is there: <c>uses</c> a port, <c>prepares</c> something before others start, <c>route</c> of an edge, <c>auth</c>
    /// (asks whom to let in), <c>watches</c> (moves its image), <c>backup</c>, or <c>interaction</c> (declared as such).
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>What is to be said of it; lines are separated by a line feed.</summary>
    public string? Label { get; init; }

    /// <summary>The name of the port it leads to.</summary>
    public string? Port { get; init; }

    /// <summary>Between hosts: <c>overlay</c>, <c>private-network</c>, <c>internet</c> or <c>route</c>.</summary>
    public string? Transport { get; init; }

    /// <summary>The path of the edge it leads through.</summary>
    public string? Via { get; init; }

    /// <summary>For a route: the site it belongs to; absent below HTTP.</summary>
    public string? Site { get; init; }

    /// <summary>True when either end turns to the other.</summary>
    public bool BothWays { get; init; }
}

/// <summary>Hosts that are spoken of together.</summary>
public sealed record GroupDocument
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What they have in common.</summary>
    public string? Description { get; init; }

    /// <summary>The ids of its members.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>How many members someone said it has.</summary>
    public int? ClaimedHosts { get; init; }
}
