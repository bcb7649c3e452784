using System.Collections.Immutable;

namespace Fleet.Remote.Ssh;

/// <summary>How connections are made.</summary>
public sealed record SshConnectionsOptions
{
    /// <summary>Private keys for every host, content not path. With any, an agent of the run's own replaces the user's.</summary>
    public ImmutableArray<string> PrivateKeys { get; init; } = [];

    /// <summary>How long a host may take to answer.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long logging in may take after that.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a refused or dropped connection is tried again, with growing pauses.</summary>
    public int ConnectRetries { get; init; } = 3;

    /// <summary>For how long a host that could not be reached is not tried again.</summary>
    public TimeSpan FailureMemory { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How many sessions sshd allows on one connection (its MaxSessions); we stay below.</summary>
    public int MaxSessions { get; init; } = 10;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
