using System.CommandLine.Parsing;
using System.Globalization;

namespace Fleet.Cli.Commands;

/// <summary>Durations as people write them: <c>45</c> or <c>45s</c>, <c>10m</c>, <c>1h</c>, <c>1h30m</c>.</summary>
internal static class WaitTime
{
    /// <summary>Reads an option's value; says so when it is none.</summary>
    public static TimeSpan Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
        if (TryParse(text, out var time))
        {
            return time;
        }

        result.AddError($"'{text}' is not a duration. Write 45s, 10m, 1h or 1h30m.");
        return default;
    }

    /// <summary>Reads a duration; false when the text is none.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        var number = "";
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                number += c;
                continue;
            }

            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || c is not ('s' or 'm' or 'h'))
            {
                return false;
            }

            time += c switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                _ => TimeSpan.FromHours(count),
            };
            number = "";
        }

        if (number.Length > 0 && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            time += TimeSpan.FromSeconds(seconds);
        }

        return text.Length > 0 && text.Any(char.IsAsciiDigit);
    }
}
