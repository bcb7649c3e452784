using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>Whether writing a resource anew is worth it.</summary>
internal static class StateEquality
{
    /// <summary>True when two states differ in nothing but where the resource is declared and the order of sets.</summary>
    public static bool IsSame(ResourceState left, ResourceState right) =>
        ReferenceEquals(left, right) || IsSameAtSight(left, right) || Bytes(left).AsSpan().SequenceEqual(Bytes(right));

    // Nearly all that is compared is the same: that is found out without writing it. Record equality covers every member;
    // collections, which it compares by reference, are made the same ones where they hold the same.
    private static bool IsSameAtSight(ResourceState left, ResourceState right) => left == right with
    {
        SourcePosition = left.SourcePosition,
        StackTrace = left.StackTrace,
        Raw = left.Raw,
        Dependencies = Same(left.Dependencies, right.Dependencies),
        InitErrors = Same(left.InitErrors, right.InitErrors),
        PropertyDependencies = Same(left.PropertyDependencies, right.PropertyDependencies),
        AdditionalSecretOutputs = Same(left.AdditionalSecretOutputs, right.AdditionalSecretOutputs),
        ReplaceWith = Same(left.ReplaceWith, right.ReplaceWith),
        IgnoreChanges = Same(left.IgnoreChanges, right.IgnoreChanges),
        HideDiffs = Same(left.HideDiffs, right.HideDiffs),
        ReplaceOnChanges = Same(left.ReplaceOnChanges, right.ReplaceOnChanges),
    };

    private static ImmutableArray<T> Same<T>(ImmutableArray<T> left, ImmutableArray<T> right) =>
        left.AsSpan().SequenceEqual(right.AsSpan()) ? left : right;

    private static ImmutableSortedDictionary<string, ImmutableArray<Urn>> Same(
        ImmutableSortedDictionary<string, ImmutableArray<Urn>> left, ImmutableSortedDictionary<string, ImmutableArray<Urn>> right) =>
        left.Count == right.Count && left.Zip(right).All(pair =>
            pair.First.Key == pair.Second.Key && pair.First.Value.AsSpan().SequenceEqual(pair.Second.Value.AsSpan()))
            ? left
            : right;

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
