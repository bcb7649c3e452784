namespace Fleet.Document;

/// <summary>A host as declared, with the address data of the stack that wrote the document.</summary>
public sealed record HostDocument
{
    /// <summary>The host's permanent id, for example <c>libnovel-prod</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of host it is: <c>linux</c> or <c>synology</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the host is for, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>True when the stack that wrote the document registers this host's resources.</summary>
    public required bool Owned { get; init; }

    /// <summary>The address it is reached at; absent when the stack's config has none.</summary>
    public string? Address { get; init; }

    /// <summary>The port of its SSH server.</summary>
    public int Port { get; init; } = 22;

    /// <summary>The user who logs in.</summary>
    public required string User { get; init; }

    /// <summary>The pinned host key, <c>KEYTYPE KEYBASE64</c>.</summary>
    public string? HostKey { get; init; }

    /// <summary>Its address in the overlay network, when it has one.</summary>
    public string? Overlay { get; init; }

    /// <summary>Its memory in MiB, when known.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>The operator's labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
}
