namespace Fleet.Providers.Tests.Docker;

/// <summary>A clock whose pauses are short, for clients that wait between attempts on a link that stays dead.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Haste = 40;

    /// <summary>Limits that nothing comes near to are left as they are.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < LongestPause ? dueTime / Haste : dueTime, period);
}
