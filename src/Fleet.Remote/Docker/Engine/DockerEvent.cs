using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>Something happened on an engine. <see cref="Action"/> may carry a suffix: <c>health_status: healthy</c>.</summary>
public sealed record DockerEvent
{
    /// <summary><c>container</c>, <c>image</c>, <c>network</c>, <c>volume</c> …</summary>
    public string Type { get; init; } = "";

    public string Action { get; init; } = "";

    public EventActor Actor { get; init; } = new();

    /// <summary>Nanoseconds since 1970.</summary>
    [JsonPropertyName("timeNano")]
    public long TimeNano { get; init; }
}

/// <summary>What an event is about.</summary>
public sealed record EventActor
{
    [JsonPropertyName("ID")]
    public string Id { get; init; } = "";

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
