namespace Fleet.Lab.Machine;

/// <summary>Waits for a condition with a deadline; nothing in the lab sleeps for a fixed time.</summary>
internal static class Wait
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(15);

    /// <summary>Returns when the condition holds; throws what <paramref name="otherwise"/> says when it does not in time.</summary>
    public static Task UntilAsync(
        Func<bool> condition, TimeSpan limit, TimeProvider time, Func<string> otherwise, CancellationToken cancellationToken) =>
        UntilAsync(_ => Task.FromResult(condition()), limit, time, otherwise, cancellationToken);

    /// <inheritdoc cref="UntilAsync(Func{bool}, TimeSpan, TimeProvider, Func{string}, CancellationToken)"/>
    public static async Task UntilAsync(
        Func<CancellationToken, Task<bool>> condition,
        TimeSpan limit,
        TimeProvider time,
        Func<string> otherwise,
        CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        while (!await condition(cancellationToken))
        {
            if (time.GetElapsedTime(begin) > limit)
            {
                throw new LabException(otherwise());
            }

            await Task.Delay(Step, time, cancellationToken);
        }
    }
}
