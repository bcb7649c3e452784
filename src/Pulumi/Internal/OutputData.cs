using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to: a value, and how far it may be used.</summary>
internal readonly record struct OutputData<T>(
    ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public OutputData<TOther> Cast<TOther>() => new(Resources, (TOther)(object?)Value!, IsKnown, IsSecret);
}

internal static class OutputData
{
    public static OutputData<T> Of<T>(T value) => new(ImmutableHashSet<Resource>.Empty, value, true, false);

    public static ImmutableHashSet<Resource> Union(
        ImmutableHashSet<Resource> first, ImmutableHashSet<Resource> second) =>
        second.IsEmpty ? first : first.IsEmpty ? second : first.Union(second);

    public static OutputData<TResult> Combine<T1, T2, TResult>(
        OutputData<T1> first, OutputData<T2> second, Func<T1, T2, TResult> combine)
    {
        var known = first.IsKnown && second.IsKnown;
        return new OutputData<TResult>(
            Union(first.Resources, second.Resources),
            known ? combine(first.Value, second.Value) : default!,
            known,
            first.IsSecret || second.IsSecret);
    }
}
