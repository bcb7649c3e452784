namespace Fleet;

/// <summary>An edge of the fleet: something that uses an endpoint. Whoever filters traffic lets these through.</summary>
/// <param name="From">Who uses it.</param>
/// <param name="To">What is used; it has a listener.</param>
public sealed record Connection(StackMember From, Endpoint To)
{
    /// <summary>Who listens.</summary>
    public StackMember Listener => To.Listener!;

    /// <summary>The link it goes over; <see langword="null"/> when both are on one host or there is none.</summary>
    public Link? Link => From.Links.FirstOrDefault(link => link.To == To);

    /// <summary>The Docker networks both are in.</summary>
    public IEnumerable<Network> SharedNetworks => From is Workload from && Listener is Workload to
        ? from.JoinedNetworks.Intersect(to.JoinedNetworks)
        : [];
}
