namespace Fleet.Remote.Docker;

/// <summary>A volume as it is.</summary>
public sealed record VolumeDetails
{
    public required string Name { get; init; }

    public string Driver { get; init; } = "";

    /// <summary>Where its files are on the host.</summary>
    public string Mountpoint { get; init; } = "";

    public string Scope { get; init; } = "";

    /// <summary>When it was made, RFC 3339; empty when the engine does not say.</summary>
    public string? CreatedAt { get; init; }

    public IReadOnlyDictionary<string, string>? Options { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>What a volume is created from. An existing volume of that name is left as it is.</summary>
public sealed record VolumeSpec
{
    public required string Name { get; init; }

    public string? Driver { get; init; }

    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
