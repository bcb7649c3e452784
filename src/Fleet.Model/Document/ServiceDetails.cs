namespace Fleet.Document;

/// <summary>Something that a store keeps apart from the rest.</summary>
public sealed record KeptDocument
{
    /// <summary><c>bucket</c>, <c>collection</c>, <c>index</c>, <c>cache</c> or <c>queue</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called in the store.</summary>
    public required string Name { get; init; }

    /// <summary>What there is to know about it.</summary>
    public string? Note { get; init; }
}

/// <summary>Paths that a service answers in one way.</summary>
public sealed record RouteGroupDocument
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The paths, some with a method before them.</summary>
    public required IReadOnlyList<string> Routes { get; init; }

    /// <summary>What there is to know about it.</summary>
    public string? Note { get; init; }
}

/// <summary>Something that logs in to a database.</summary>
public sealed record DatabaseUserDocument
{
    /// <summary>The path of the service, unit or cron job that knows the role's password.</summary>
    public required string Path { get; init; }

    /// <summary>The role it logs in as.</summary>
    public required string Role { get; init; }

    /// <summary>True when that role may only read.</summary>
    public bool ReadOnly { get; init; }
}
