using System.Globalization;
using System.Text.RegularExpressions;

namespace Fleet.Compose.Reading;

/// <summary>Durations as Compose writes them: <c>1m30s</c>, <c>500ms</c>.</summary>
internal static partial class Durations
{
    [GeneratedRegex(@"^((?<number>[0-9]+(\.[0-9]+)?)(?<unit>us|ms|s|m|h))+$")]
    private static partial Regex Pattern { get; }

    /// <summary>The duration; <see langword="null"/> when the text is none.</summary>
    public static TimeSpan? Read(string text)
    {
        if (text == "0")
        {
            return TimeSpan.Zero;
        }

        if (Pattern.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var microseconds = match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures)
            .Sum(pair => double.Parse(pair.First.Value, CultureInfo.InvariantCulture) * Microseconds(pair.Second.Value));
        return microseconds < TimeSpan.MaxValue.TotalMicroseconds ? TimeSpan.FromMicroseconds(microseconds) : null;
    }

    /// <summary>The text of a duration.</summary>
    public static string Write(TimeSpan time)
    {
        var parts = new (long Count, string Unit)[]
        {
            ((long)time.TotalHours, "h"), (time.Minutes, "m"), (time.Seconds, "s"), (time.Milliseconds, "ms"), (time.Microseconds, "us"),
        };
        var text = string.Concat(parts.Where(part => part.Count > 0).Select(part =>
            string.Create(CultureInfo.InvariantCulture, $"{part.Count}{part.Unit}")));
        return text.Length > 0 ? text : "0s";
    }

    private static double Microseconds(string unit) => unit switch
    {
        "us" => 1,
        "ms" => 1e3,
        "s" => 1e6,
        "m" => 6e7,
        _ => 3.6e9,
    };
}
