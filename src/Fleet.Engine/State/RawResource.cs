using System.Text.Json;

namespace Fleet.Engine.State;

/// <summary>
/// The text that a resource was read from. As long as nothing about the resource changes it is written again as it is,
/// with what this engine does not know, and with the ciphertext of its secrets.
/// </summary>
internal sealed class RawResource(JsonElement element, string? salt)
{
    /// <summary>The resource as it was read; a changed copy is another object.</summary>
    public ResourceState? Read { get; set; }

    /// <summary>True when the text may stand for a resource in a file of a key.</summary>
    public bool StandsFor(ResourceState state, string? key) =>
        ReferenceEquals(Read, state) && (!state.ContainsSecrets || (salt is { Length: > 0 } && salt == key));

    public void Write(Utf8JsonWriter writer) => element.WriteTo(writer);
}
