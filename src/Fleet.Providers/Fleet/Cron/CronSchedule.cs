using System.Globalization;
using System.Text.RegularExpressions;

namespace Fleet.Providers.Fleet.Cron;

/// <summary>When a cron job runs, in the notation of crontab(5).</summary>
internal static partial class CronSchedule
{
    private static readonly string[] Words =
        ["@reboot", "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly (string Name, int Least, int Most, string[] Names)[] Fields =
    [
        ("minute", 0, 59, []),
        ("hour", 0, 23, []),
        ("day of the month", 1, 31, []),
        ("month", 1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        ("day of the week", 0, 7, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ];

    /// <summary>What is wrong with a schedule; null when nothing is.</summary>
    public static string? Problem(string schedule)
    {
        if (schedule.StartsWith('@'))
        {
            return Words.Contains(schedule, StringComparer.Ordinal)
                ? null
                : $"'{schedule}' is none of {string.Join(", ", Words)}.";
        }

        var parts = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            return $"'{schedule}' has {parts.Length} fields; a schedule has five: minute, hour, day of the month, month, day of the week.";
        }

        return parts.Zip(Fields).Where(pair => !pair.First.Split(',').All(range => IsRange(range, pair.Second)))
            .Select(pair => $"'{pair.First}' is not a {pair.Second.Name}: {pair.Second.Least} to {pair.Second.Most}, '*', ranges 'a-b', steps '/n', lists with commas.")
            .FirstOrDefault();
    }

    private static bool IsRange(string text, (string Name, int Least, int Most, string[] Names) field)
    {
        if (RangePattern().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var hasGoodStep = !match.Groups["step"].Success || Number(match.Groups["step"].Value) is >= 1;
        if (match.Groups["any"].Success)
        {
            return hasGoodStep;
        }

        var from = Value(match.Groups["from"].Value);
        var to = match.Groups["to"].Success ? Value(match.Groups["to"].Value) : from;
        return hasGoodStep && from >= field.Least && to <= field.Most && from <= to;

        int? Value(string word) => Number(word) ?? (Array.IndexOf(field.Names, word.ToLowerInvariant()) is var index and >= 0
            ? index + field.Least
            : null);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^((?<any>\*)|(?<from>[A-Za-z0-9]+)(-(?<to>[A-Za-z0-9]+))?)(/(?<step>[0-9]+))?$")]
    private static partial Regex RangePattern();
}
