namespace Fleet.Providers;

/// <summary>An image that Fleet has pulled and that nothing needs any more.</summary>
/// <param name="Reference">The name by which it was pulled.</param>
/// <param name="Id">What it is.</param>
/// <param name="Size">In bytes, layers that others share included.</param>
public sealed record PrunableImage(string Reference, string Id, long Size)
{
    /// <summary>True when the name means another image by now, so that this one goes by its id.</summary>
    public bool IsNameless { get; init; }
}
