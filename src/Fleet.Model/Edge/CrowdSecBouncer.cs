namespace Fleet;

/// <summary>A CrowdSec engine an edge asks whom to let in.</summary>
/// <param name="Engine">The engine's local API.</param>
/// <param name="Key">The bouncer's key, the same on both sides.</param>
public sealed record CrowdSecBouncer(Endpoint Engine, Secret Key)
{
    /// <summary>How often decisions are fetched; 15 seconds unless said.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(15);
}
