namespace Fleet.Document;

/// <summary>
/// An arrow of the fleet, derived from what was declared: who deals with whom. Each end is the path of a service
/// (<c>host/stack/name</c>), a stack (<c>host/stack</c>), a host or something external, or one of <c>stage:NAME</c>,
/// <c>group:NAME</c>, <c>database:NAME</c>, <c>backup:NAME</c> and
/// <c>routes:PATH/NAME</c>.
/// </summary>
public sealed record EdgeDocument
{
    /// <summary>Where it begins.</summary>
    public required string From { get; init; }

    /// <summary>Where it ends.</summary>
    public required string To { get; init; }

    /// <summary>
    /// Why it is there: <c>use</c> of an endpoint, <c>route</c> of an edge, <c>passage</c> (a route for links alone, whose own edges
    /// say more), <c>certificate</c> (an edge has it from there), <c>watch</c> (moves its image), <c>relation</c> (declared as such), or
    /// <c>answer</c> (a detail of what is between services: what leads to <c>routes:</c>, and what these reach).
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

    /// <summary>How it is drawn, where that is not solid: <c>dashed</c> or <c>dotted</c>.</summary>
    public string? Style { get; init; }

    /// <summary>For a relation: what it is about.</summary>
    public string? Topic { get; init; }

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

/// <summary>What must never use what.</summary>
public sealed record ForbiddenDocument
{
    /// <summary>Who must not, as edges say it.</summary>
    public required string From { get; init; }

    /// <summary>What must not be used.</summary>
    public required string To { get; init; }

    /// <summary>Why, in the operator's words.</summary>
    public required string Because { get; init; }
}
