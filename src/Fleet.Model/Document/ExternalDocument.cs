namespace Fleet.Document;

/// <summary>What the fleet deals with and Fleet does not run: a managed service, somebody's cloud, or people.</summary>
public sealed record ExternalDocument
{
    /// <summary>The permanent name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in drawings; its name when absent.</summary>
    public string? Title { get; init; }

    /// <summary>What it is, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// <c>cloud</c>, <c>person</c>, <c>internet</c>, <c>database</c>, <c>storage</c>, <c>registry</c>, <c>forge</c>, <c>agent</c> or
    /// <c>workload</c>.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>The system it belongs to.</summary>
    public string? System { get; init; }

    /// <summary>Who runs it.</summary>
    public string? Provider { get; init; }

    /// <summary>The id of the host it runs on.</summary>
    public string? Host { get; init; }

    /// <summary>The environment it belongs to.</summary>
    public string? Stage { get; init; }

    /// <summary>Its address, when it is known.</summary>
    public string? Address { get; init; }

    /// <summary>True while it is only planned.</summary>
    public bool Planned { get; init; }

    /// <summary>The id of the host that stands in for it.</summary>
    public string? PlayedBy { get; init; }

    /// <summary>The ports it offers.</summary>
    public required IReadOnlyList<PortDocument> Ports { get; init; }
}
