namespace Fleet.Remote.Ssh;

/// <summary>
/// The sessions of one login. There are never more at once than sshd is known to allow: what that is shows when it
/// refuses one.
/// </summary>
internal sealed class SessionPool(int most)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private int _limit = Math.Max(1, most);
    private int _running;

    /// <summary>How many may run at once, as far as is known.</summary>
    public int Limit
    {
        get
        {
            lock (_gate)
            {
                return _limit;
            }
        }
    }

    /// <summary>Waits for a free session. False: turned away, to look for one elsewhere.</summary>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        var place = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_running < _limit)
            {
                _running++;
                return true;
            }

            _waiting.Enqueue(place);
        }

        await using var giving = cancellationToken.Register(() => place.TrySetCanceled(cancellationToken));
        return await place.Task;
    }

    /// <summary>Gives a session back.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _running--;
            while (_running < _limit && _waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult(true))
                {
                    _running++;
                }
            }
        }
    }

    /// <summary>Told that a session was refused, after it was given back: those that run now are as many as there can be.</summary>
    /// <returns>True when the limit is lower than before, so that it is worth waiting for a free session.</returns>
    public bool Shrink()
    {
        lock (_gate)
        {
            return LowerTo(Math.Max(1, _running));
        }
    }

    /// <summary>Allows no more than a number, at least one.</summary>
    public bool LowerTo(int limit)
    {
        lock (_gate)
        {
            var isLower = limit < _limit;
            _limit = Math.Max(1, Math.Min(_limit, limit));
            return isLower;
        }
    }

    /// <summary>Sends away all who wait.</summary>
    public void TurnAway()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var next))
            {
                next.TrySetResult(false);
            }
        }
    }
}
