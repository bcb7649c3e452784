using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>A container in a list.</summary>
public sealed record ContainerSummary
{
    public required string Id { get; init; }

    /// <summary>Each with the slash the engine puts before it.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The reference it was created with, or an id when that means another image by now.</summary>
    public string Image { get; init; } = "";

    [JsonPropertyName("ImageID")]
    public string ImageId { get; init; } = "";

    /// <summary>Seconds since 1970.</summary>
    public long Created { get; init; }

    public IReadOnlyList<PublishedPort> Ports { get; init; } = [];

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary><c>created</c>, <c>running</c>, <c>paused</c>, <c>restarting</c>, <c>removing</c>, <c>exited</c>, <c>dead</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>For people, such as <c>Up 2 minutes (healthy)</c>.</summary>
    public string Status { get; init; } = "";

    public ContainerNetworks? NetworkSettings { get; init; }

    public IReadOnlyList<MountPoint> Mounts { get; init; } = [];

    /// <summary>The first name, without the slash.</summary>
    [JsonIgnore]
    public string Name => Names.Count > 0 ? Names[0].TrimStart('/') : Id;
}

/// <summary>A port of a running container; a <see cref="PublicPort"/> of 0 is not published.</summary>
public sealed record PublishedPort
{
    [JsonPropertyName("IP")]
    public string? Ip { get; init; }

    public int PrivatePort { get; init; }

    public int PublicPort { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>sctp</c>.</summary>
    public string Type { get; init; } = "tcp";
}
