namespace Fleet;

/// <summary>How much one client address may ask for.</summary>
/// <param name="Requests">How many requests.</param>
/// <param name="Window">In which time.</param>
public sealed record RateLimit(int Requests, TimeSpan Window)
{
    /// <summary>So many requests in a second.</summary>
    public static RateLimit PerSecond(int requests) => new(requests, TimeSpan.FromSeconds(1));

    /// <summary>So many requests in a minute.</summary>
    public static RateLimit PerMinute(int requests) => new(requests, TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public override string ToString() => $"the limit of {Requests} requests in {(int)Window.TotalSeconds} s per address";
}
