using System.Buffers;
using System.Text.Json;

namespace Fleet.Engine.State;

/// <summary>Whether writing a resource anew is worth it.</summary>
internal static class StateEquality
{
    /// <summary>True when two states differ in nothing but where the resource is declared and the order of sets.</summary>
    public static bool IsSame(ResourceState left, ResourceState right) =>
        ReferenceEquals(left, right) || Bytes(left).AsSpan().SequenceEqual(Bytes(right));

    private static byte[] Bytes(ResourceState state)
    {
        var normal = state with
        {
            SourcePosition = "",
            Dependencies = [.. state.Dependencies.Distinct().Order()],
            StackTrace = [],
        };
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ValueJson.WriterOptions))
        {
            ResourceJson.Write(writer, normal, ShownSecrets.Instance);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
