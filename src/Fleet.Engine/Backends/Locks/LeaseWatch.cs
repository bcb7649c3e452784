namespace Fleet.Engine.Backends.Locks;

/// <summary>
/// Watches whether a lease is renewed. Only what was seen here counts, by a clock that nobody can set: the clocks of two
/// machines need not agree for a lease to be taken over safely.
/// </summary>
internal sealed class LeaseWatch(TimeProvider time)
{
    private (long Token, long Renewals, long SeenAt)? _seen;

    /// <summary>True once a lease was renewed while it was watched: its holder lives, whatever the clocks say.</summary>
    public bool HasSeenRenewal { get; private set; }

    /// <summary>True once the lease was seen without a renewal for as long as it lasts.</summary>
    public bool HasExpired(Lease lease)
    {
        if (_seen is not { } seen || (seen.Token, seen.Renewals) != (lease.Token, lease.Renewals))
        {
            HasSeenRenewal = _seen?.Token == lease.Token;
            _seen = (lease.Token, lease.Renewals, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(seen.SeenAt) >= lease.Duration;
    }
}
