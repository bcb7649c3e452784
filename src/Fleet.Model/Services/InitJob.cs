namespace Fleet;

/// <summary>
/// A container that runs to completion once, and again only when its declaration changes. It must exit 0 before what
/// depends on it starts.
/// </summary>
/// <param name="name">The permanent name, unique in its stack.</param>
/// <param name="image">The image with tag or digest.</param>
public sealed class InitJob(string name, ImageReference image) : Workload(name, image)
{
    /// <summary>How long it may run; five minutes unless said.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often it is tried again after a failure; never unless said.</summary>
    public int Retries { get; init; }

    internal override string Noun => "Job";
}
