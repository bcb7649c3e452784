using System.Globalization;

namespace Fleet.Protocol.Grpc.Internal;

/// <summary>The header that tells the other side how long a call may take: up to eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    public const string Header = "grpc-timeout";

    private const long MaxNumber = 99_999_999;

    private static readonly (char Unit, long Ticks)[] Units =
    [
        ('u', TimeSpan.TicksPerMicrosecond), ('m', TimeSpan.TicksPerMillisecond), ('S', TimeSpan.TicksPerSecond),
        ('M', TimeSpan.TicksPerMinute), ('H', TimeSpan.TicksPerHour),
    ];

    /// <summary>The finest unit that the number still fits into.</summary>
    public static string Format(TimeSpan timeout)
    {
        var ticks = Math.Max(timeout.Ticks, 0);
        foreach (var (unit, size) in Units)
        {
            if (ticks / size <= MaxNumber)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{ticks / size}{unit}");
            }
        }

        return $"{MaxNumber}H";
    }

    /// <summary>The time, or null when there is no such header or it is malformed: then there is no limit.</summary>
    public static TimeSpan? Parse(string? text)
    {
        if (text is not { Length: >= 2 and <= 9 }
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (text[^1] == 'n')
        {
            return TimeSpan.FromTicks(number / TimeSpan.NanosecondsPerTick);
        }

        var ticks = Units.FirstOrDefault(unit => unit.Unit == text[^1]).Ticks;
        return ticks == 0 ? null : TimeSpan.FromTicks(number * ticks);
    }
}
