using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>The body of a refusal.</summary>
internal sealed record EngineError
{
    [JsonPropertyName("message")]
    public string? Message { get; init; }
}
