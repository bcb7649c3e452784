namespace Fleet.Document;

/// <summary>Lists that have nothing to say are absent from documents.</summary>
internal static class Absence
{
    /// <summary>The list; <see langword="null"/> when it is empty.</summary>
    public static IReadOnlyList<T>? OrNull<T>(this IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
