namespace Fleet.Remote.Ssh;

/// <summary>
/// Where the sessions of a connection run: all over one login. Only where sshd allows a single one, and a stream
/// that stays open for long has that, commands get a login of their own: they would else wait for ever.
/// </summary>
internal sealed class SshLanes : IAsyncDisposable
{
    private readonly Func<SshLink> _newLink;
    private readonly Lock _gate = new();

    // Streams stay open for long: half of the sessions are kept for commands.
    private readonly SessionPool _streams;
    private SshLane? _spare;
    private int _openStreams;

    /// <summary>Creates the lanes. Contacts nothing.</summary>
    /// <param name="newLink">Makes a way to the host.</param>
    /// <param name="maxSessions">How many sessions sshd allows on a login.</param>
    public SshLanes(Func<SshLink> newLink, int maxSessions)
    {
        _newLink = newLink;

        // One that has ended counts until sshd has noticed.
        Main = new SshLane(newLink(), new SessionPool(maxSessions - 1));
        _streams = new SessionPool(Main.Sessions.Limit / 2);
    }

    /// <summary>The login that everything shares.</summary>
    public SshLane Main { get; }

    /// <summary>Takes a session for a command.</summary>
    public async Task<SshLane> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var lane = ForCommands();
            if (await lane.Sessions.EnterAsync(cancellationToken))
            {
                return lane;
            }
        }
    }

    /// <summary>Takes a session of <see cref="Main"/> for a stream.</summary>
    public async Task EnterStreamAsync(CancellationToken cancellationToken)
    {
        await _streams.EnterAsync(cancellationToken);
        try
        {
            while (!await Main.Sessions.EnterAsync(cancellationToken))
            {
                // Commands were sent away to a login of their own; streams stay.
            }
        }
        catch (OperationCanceledException)
        {
            _streams.Leave();
            throw;
        }

        lock (_gate)
        {
            _openStreams++;
        }

        SplitIfNeeded();
    }

    /// <summary>Gives back the session of a stream.</summary>
    public void LeaveStream()
    {
        lock (_gate)
        {
            _openStreams--;
        }

        Main.Sessions.Leave();
        _streams.Leave();
    }

    /// <summary>Told that a session was refused, after it was given back.</summary>
    /// <returns>True when that taught us something, so that trying again is worth it.</returns>
    public bool Shrink(SshLane lane)
    {
        var isLower = lane.Sessions.Shrink();
        if (lane == Main)
        {
            _streams.LowerTo(Main.Sessions.Limit / 2);
            SplitIfNeeded();
        }

        return isLower;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Main.Link.DisposeAsync();
        if (_spare is not null)
        {
            await _spare.Link.DisposeAsync();
        }
    }

    private SshLane ForCommands()
    {
        lock (_gate)
        {
            return _openStreams == 0 || Main.Sessions.Limit > 1
                ? Main
                : _spare ??= new SshLane(_newLink(), new SessionPool(Main.Sessions.Limit));
        }
    }

    private void SplitIfNeeded()
    {
        if (ForCommands() != Main)
        {
            Main.Sessions.TurnAway();
        }
    }
}

/// <summary>A login and its sessions.</summary>
internal sealed record SshLane(SshLink Link, SessionPool Sessions);
