using System.Buffers;
using System.Globalization;

namespace Fleet.Engine.Monitor;

/// <summary>Reads durations as Go writes them: <c>5m</c>, <c>1h30m</c>, <c>1.5s</c>, <c>300000000000ns</c>.</summary>
internal static class Durations
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Seconds)[] Units =
    [
        ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600),
    ];

    /// <summary>The duration; null for an empty text.</summary>
    /// <exception cref="FormatException">The text is no duration.</exception>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var seconds = 0.0;
        var rest = text.AsSpan();
        while (!rest.IsEmpty && rest is not "0")
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            var unit = digits <= 0 ? default : Find(rest[digits..]);
            if (unit.Unit is null || !double.TryParse(rest[..digits], CultureInfo.InvariantCulture, out var count))
            {
                throw new FormatException($"'{text}' is not a duration such as '5m' or '1h30m'.");
            }

            seconds += count * unit.Seconds;
            rest = rest[(digits + unit.Unit.Length)..];
        }

        if (!(seconds < TimeSpan.MaxValue.TotalSeconds))
        {
            throw new FormatException($"'{text}' is longer than any duration.");
        }

        return seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
    }

    // 'm' must not be taken for the beginning of 'ms'.
    private static (string Unit, double Seconds) Find(ReadOnlySpan<char> text)
    {
        (string Unit, double Seconds) found = default;
        foreach (var unit in Units)
        {
            if (text.StartsWith(unit.Unit) && unit.Unit.Length > (found.Unit?.Length ?? 0))
            {
                found = unit;
            }
        }

        return found;
    }
}
