using System.Collections.Immutable;

namespace Fleet.Lab;

/// <summary>A declared image that a host's engine is to have.</summary>
public sealed record ImageRequest
{
    /// <summary>The reference as declared, with its tag.</summary>
    public required string Reference { get; init; }

    /// <summary>The name a stand-in answers with; the last part of the repository when null.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The TCP ports it listens on inside the container.</summary>
    public ImmutableArray<int> Ports { get; init; } = [];

    /// <summary>True when it is only used for jobs: without a command it ends with success instead of staying.</summary>
    public bool IsJob { get; init; }

    /// <summary>Programs that its health checks name and that a stand-in pretends to have.</summary>
    public ImmutableArray<string> Programs { get; init; } = [];
}
