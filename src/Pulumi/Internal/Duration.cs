using System.Globalization;
using System.Text.RegularExpressions;

namespace Pulumi;

/// <summary>Durations as the protocol writes them: <c>5m</c>, <c>1h30m</c>, <c>300000000000ns</c>.</summary>
internal static partial class Duration
{
    public static TimeSpan? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var match = Syntax().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"'{text}' is not a duration such as '5m' or '1h30m'.");
        }

        var numbers = match.Groups["number"].Captures;
        var units = match.Groups["unit"].Captures;
        var ticks = numbers
            .Select((number, index) =>
                double.Parse(number.Value, CultureInfo.InvariantCulture) * TicksPer(units[index].Value))
            .Sum();
        return TimeSpan.FromTicks((long)(match.Groups["sign"].Length > 0 ? -ticks : ticks));
    }

    private static double TicksPer(string unit) => unit switch
    {
        "ns" => TimeSpan.TicksPerMicrosecond / 1000.0,
        "us" or "µs" => TimeSpan.TicksPerMicrosecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        _ => TimeSpan.TicksPerHour,
    };

    [GeneratedRegex(@"^(?<sign>-?)((?<number>\d+(\.\d*)?)(?<unit>ns|us|µs|ms|s|m|h))+$")]
    private static partial Regex Syntax();
}
