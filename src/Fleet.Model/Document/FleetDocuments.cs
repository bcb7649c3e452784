namespace Fleet.Document;

/// <summary>A dependency of a service on one that runs on another host.</summary>
public sealed record LinkDocument
{
    /// <summary>The path of the service that calls.</summary>
    public required string From { get; init; }

    /// <summary>The path of the service that is called, or the name of what is outside of the fleet.</summary>
    public required string To { get; init; }

    /// <summary>The name of the called port.</summary>
    public required string Port { get; init; }

    /// <summary>How it gets there: <c>overlay</c>, <c>private-network</c> or <c>route</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The URL the caller uses.</summary>
    public required string Url { get; init; }

    /// <summary>For a route: the path of the edge it leads through.</summary>
    public string? Via { get; init; }
}

/// <summary>One route of an edge.</summary>
public sealed record RouteDocument
{
    /// <summary>The path of the service that serves the route.</summary>
    public required string Edge { get; init; }

    /// <summary><c>http</c>, or <c>tcp</c> or <c>udp</c> for a layer-4 route.</summary>
    public required string Kind { get; init; }

    /// <summary>The site's name; absent for a layer-4 route.</summary>
    public string? Site { get; init; }

    /// <summary>The path pattern, for example <c>/api/cover/*</c>; absent for a layer-4 route.</summary>
    public string? Pattern { get; init; }

    /// <summary>The methods let through; absent when all are.</summary>
    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>For a layer-4 route: the port the edge listens on.</summary>
    public int? Listen { get; init; }

    /// <summary>The path of the service the route leads to.</summary>
    public required string Target { get; init; }

    /// <summary>The container port it leads to.</summary>
    public required int TargetPort { get; init; }

    /// <summary>True when it is served over HTTPS.</summary>
    public bool Encrypted { get; init; }

    /// <summary>
    /// Where its certificate comes from: <c>acme</c>, <c>acme-dns</c>, <c>internal</c>, <c>given</c> or <c>kept</c>; absent when it
    /// is not encrypted.
    /// </summary>
    public string? Certificate { get; init; }

    /// <summary>The path of the service that is asked whom to let in; absent when everyone is.</summary>
    public string? Auth { get; init; }

    /// <summary>How many requests one address may make in how many seconds, <c>60/60</c>; absent when any number.</summary>
    public string? RateLimit { get; init; }

    /// <summary>True when links lead through it, so that it is part of other arrows.</summary>
    public bool ForLinks { get; init; }
}

/// <summary>A declared secret, without its value.</summary>
public sealed record SecretDocument
{
    /// <summary>The secret's name.</summary>
    public required string Name { get; init; }

    /// <summary><c>generated</c>, or <c>config</c> when the operator sets it.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the host whose stack generates it; absent for one from config.</summary>
    public string? Host { get; init; }
}

/// <summary>Something the check of the model had to say.</summary>
public sealed record FindingDocument
{
    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>The rule's name, for example <c>port-taken</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The path of the host, stack or service it is about.</summary>
    public required string Resource { get; init; }

    /// <summary>The whole text, with what to do about it.</summary>
    public required string Message { get; init; }

    /// <summary>Why it does not count, in the operator's words; absent when it does.</summary>
    public string? Waived { get; init; }

    /// <summary>The last day on which it does not count, <c>2027-01-31</c>; absent when that has no end.</summary>
    public string? Until { get; init; }
}
