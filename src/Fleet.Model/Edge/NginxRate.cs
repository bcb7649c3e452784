namespace Fleet;

/// <summary>
/// How nginx counts: a whole number of requests in a second or in a minute. What a window allows may come at once; after
/// that it comes back evenly, which over the window is the same.
/// </summary>
internal static class NginxRate
{
    /// <summary>For example <c>100r/m</c>; <see langword="null"/> when nginx cannot say it.</summary>
    public static string? Of(RateLimit limit)
    {
        if (limit.Requests < 1 || limit.Window <= TimeSpan.Zero)
        {
            return null;
        }

        var (perSecond, perMinute) = (limit.Requests / limit.Window.TotalSeconds, limit.Requests / limit.Window.TotalMinutes);
        return perSecond >= 1 && double.IsInteger(perSecond)
            ? $"{(long)perSecond}r/s"
            : perMinute >= 1 && double.IsInteger(perMinute) ? $"{(long)perMinute}r/m" : null;
    }

    /// <summary>How many requests beyond an even flow are let through.</summary>
    public static string Burst(RateLimit limit) => limit.Requests > 1 ? $" burst={limit.Requests - 1} nodelay" : "";
}
