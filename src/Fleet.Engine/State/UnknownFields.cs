using System.Collections.Immutable;
using System.Text.Json;

namespace Fleet.Engine.State;

/// <summary>Fields of a state file outside of its deployment that this engine does not use; kept as they are.</summary>
internal sealed record UnknownFields
{
    public static UnknownFields None { get; } = new();

    /// <summary>Beside <c>version</c>.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> File { get; init; } = [];

    /// <summary>Beside <c>checkpoint.stack</c>.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Checkpoint { get; init; } = [];

    /// <summary>In <c>manifest</c>, such as the plugins that older versions wrote.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Manifest { get; init; } = [];

    /// <summary>In <c>metadata</c>; a recorded integrity error is dropped, since what is written keeps the rules.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Metadata { get; init; } = [];

    /// <summary>The members of an object that are not among those known.</summary>
    public static ImmutableArray<KeyValuePair<string, JsonElement>> Of(JsonElement? element, params string[] known) =>
        element is { ValueKind: JsonValueKind.Object } map
            ? [.. map.EnumerateObject().Where(member => !known.Contains(member.Name)).Select(member => KeyValuePair.Create(member.Name, member.Value))]
            : [];

    public static void Write(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }
}
