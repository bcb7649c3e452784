using System.Globalization;

namespace Fleet.Engine.State;

/// <summary>Who holds a stack.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="UserName">Its user.</param>
/// <param name="HostName">Its machine.</param>
/// <param name="Since">When the lock was taken.</param>
public sealed record StackLock(int ProcessId, string UserName, string HostName, DateTimeOffset Since)
{
    /// <summary>The page of the CI run that holds it; empty when it is none.</summary>
    public string RunUrl { get; init; } = "";

    /// <summary>Until when it is held, unless its holder renews it; null for Pulumi's locks, which never end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Counts the leases of the stack; 0 for Pulumi's locks.</summary>
    public long Token { get; init; }

    /// <summary>True when its holder is known to be gone.</summary>
    public bool IsDead { get; init; }

    /// <summary>Who, where and since when, in one sentence without its end.</summary>
    public override string ToString()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{UserName}@{HostName} (process {ProcessId}) since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        return RunUrl.Length > 0 ? $"{text}, {RunUrl}" : text;
    }
}
