namespace Fleet.Engine.Backends.Locks;

/// <summary>How long things about a lock take.</summary>
internal sealed record LeaseTimes
{
    public static LeaseTimes Default { get; } = new();

    /// <summary>How long a lease lasts from its last renewal.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often its holder renews it.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long before its end a holder no longer relies on it.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often one that waits looks again.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);
}
