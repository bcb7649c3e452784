using System.Buffers;
using System.Globalization;
using System.Text;

namespace Fleet.Providers.Docker;

/// <summary>Durations as Docker's tools write them: <c>1m30s</c>, <c>500ms</c>, <c>1.5h</c>.</summary>
internal static class GoDuration
{
    private const long Second = 1_000_000_000;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, long Nanoseconds)[] Units =
    [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("ms", 1_000_000), ("s", Second), ("m", 60 * Second), ("h", 3600 * Second),
    ];

    /// <summary>Nanoseconds; null when the text is no duration.</summary>
    public static long? Parse(string text)
    {
        if (text is "" or "0")
        {
            return 0;
        }

        var total = 0m;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !decimal.TryParse(rest[..digits], CultureInfo.InvariantCulture, out var amount))
            {
                return null;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny(Digits);
            var name = (letters < 0 ? rest : rest[..letters]).ToString();
            var unit = Array.Find(Units, candidate => candidate.Unit == name);
            if (unit.Unit is null || amount > long.MaxValue / unit.Nanoseconds)
            {
                return null;
            }

            total += amount * unit.Nanoseconds;
            rest = rest[name.Length..];
        }

        return total <= long.MaxValue ? (long)total : null;
    }

    /// <summary>The duration in its usual spelling: <c>1m30s</c>, <c>500ms</c>, <c>0s</c>.</summary>
    public static string Format(long nanoseconds)
    {
        if (nanoseconds is > 0 and < Second)
        {
            var (unit, size) = nanoseconds switch
            {
                >= 1_000_000 => ("ms", 1_000_000m),
                >= 1_000 => ("µs", 1_000m),
                _ => ("ns", 1m),
            };
            return string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / size:0.######}{unit}");
        }

        var text = new StringBuilder();
        var (minutes, seconds) = (nanoseconds / (60 * Second), nanoseconds % (60 * Second));
        if (minutes >= 60)
        {
            text.Append(CultureInfo.InvariantCulture, $"{minutes / 60}h");
        }

        if (minutes > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{minutes % 60}m");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{seconds / (decimal)Second:0.#########}s").ToString();
    }
}
