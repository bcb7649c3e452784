namespace Fleet;

/// <summary>A service that is asked about every request whether it may pass, and says who is asking.</summary>
public sealed record ForwardAuth
{
    private ForwardAuth(Endpoint outpost) => Outpost = outpost;

    /// <summary>The endpoint that is asked.</summary>
    public Endpoint Outpost { get; }

    /// <summary>
    /// Headers that the answer gives to the service behind, by which it knows the user. What clients send in them is dropped.
    /// </summary>
    public IReadOnlyList<string> Headers { get; init; } = ["X-authentik-username", "X-authentik-email"];

    /// <summary>Where the outpost's own pages are, below every site that asks it.</summary>
    internal const string Path = "/outpost.goauthentik.io";

    /// <summary>An outpost of Authentik with an application in the mode "Forward auth (single application)".</summary>
    /// <param name="outpost">The outpost's HTTP endpoint.</param>
    public static ForwardAuth Authentik(Endpoint outpost) => new(outpost);
}
