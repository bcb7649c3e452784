namespace Fleet.Document;

/// <summary>A host as declared, with the address data of the stack that wrote the document.</summary>
public sealed record HostDocument
{
    /// <summary>The host's permanent id, for example <c>libnovel-prod</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of host it is: <c>linux</c> or <c>synology</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called in drawings; its id when absent.</summary>
    public string? Title { get; init; }

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

    /// <summary>The system it belongs to, for example <c>libnovel</c>.</summary>
    public string? System { get; init; }

    /// <summary>Who it is rented from.</summary>
    public string? Provider { get; init; }

    /// <summary>What it physically is: <c>vps</c>, <c>virtual-machine</c> or <c>bare-metal</c>.</summary>
    public string? Form { get; init; }

    /// <summary>The id of the host it is a virtual machine on.</summary>
    public string? Parent { get; init; }

    /// <summary>The environment it belongs to.</summary>
    public string? Stage { get; init; }

    /// <summary>Other names people use for it.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>What it is made of; absent when nothing was said.</summary>
    public HostFactsDocument? Facts { get; init; }

    /// <summary>The addresses it was declared with; absent when there are none.</summary>
    public HostAddressesDocument? Addresses { get; init; }

    /// <summary>How many containers someone said it runs.</summary>
    public IReadOnlyList<ClaimDocument>? Claims { get; init; }

    /// <summary>The widest exposure a service may have on it.</summary>
    public string? WidestExposure { get; init; }

    /// <summary>The only ports that may be published to everyone; absent when any may.</summary>
    public IReadOnlyList<int>? PublicPorts { get; init; }

    /// <summary>The rules of its firewall; absent when it has none.</summary>
    public IReadOnlyList<FirewallRuleDocument>? Firewall { get; init; }

    /// <summary>The operator's labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
}
