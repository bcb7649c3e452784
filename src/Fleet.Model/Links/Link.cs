namespace Fleet;

/// <summary>
/// What a service uses on another host, and how it gets there. The transport has no default: an arrow between two hosts
/// is not there by itself.
/// </summary>
/// <param name="to">The endpoint on the other host.</param>
/// <param name="over">The transport.</param>
public sealed class Link(Endpoint to, Transport? over = null)
{
    /// <summary>The endpoint on the other host.</summary>
    public Endpoint To { get; } = to;

    /// <summary>The transport; the check fails while it is <see langword="null"/>.</summary>
    public Transport? Over { get; init; } = over;

    /// <summary>Where the caller finds the endpoint.</summary>
    internal EndpointView? View => Over?.See(To);

    /// <summary>The URL the caller uses, or what is missing to tell it.</summary>
    internal string Url => View is { Url: { } url } ? url : $"[{View?.Missing ?? "transport"}]";
}
