namespace Fleet.Remote.Ssh;

/// <summary>Growing pauses between tries, a little different each time so that many who wait do not come back at once.</summary>
internal static class Backoff
{
    private const int LastGrowth = 5;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(150);

    public static Task WaitAsync(int attempt, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(First * Math.Pow(2, Math.Min(attempt, LastGrowth)) * (0.7 + (Random.Shared.NextDouble() * 0.6)), time, cancellationToken);
}
