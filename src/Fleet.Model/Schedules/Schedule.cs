using System.Globalization;

namespace Fleet;

/// <summary>When something happens, in cron's five fields: minute, hour, day of the month, month, day of the week.</summary>
/// <param name="Text">The fields, or a word such as <c>@daily</c>.</param>
public sealed record Schedule(string Text)
{
    private static readonly string[] Words = ["@reboot", "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly (string Name, int Least, int Most)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7)];

    private static readonly string[] Names =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>A text is a schedule.</summary>
    public static implicit operator Schedule(string text) => new(text);

    /// <summary>Every day at a time of the host's clock.</summary>
    public static Schedule Daily(int hour, int minute = 0) => new(string.Create(CultureInfo.InvariantCulture, $"{minute} {hour} * * *"));

    /// <summary>Every week.</summary>
    public static Schedule Weekly(DayOfWeek day, int hour, int minute = 0) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{minute} {hour} * * {(int)day}"));

    /// <summary>Every month.</summary>
    public static Schedule Monthly(int day, int hour, int minute = 0) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{minute} {hour} {day} * *"));

    /// <summary>Every so many minutes.</summary>
    public static Schedule EveryMinutes(int minutes) => new(string.Create(CultureInfo.InvariantCulture, $"*/{minutes} * * * *"));

    /// <summary>What is wrong with it; <see langword="null"/> when nothing is.</summary>
    public string? Problem
    {
        get
        {
            if (Text.StartsWith('@'))
            {
                return Words.Contains(Text) ? null : $"'{Text}' is none of {string.Join(", ", Words)}";
            }

            var parts = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != Fields.Length)
            {
                return $"'{Text}' has {parts.Length} fields, and a schedule has five";
            }

            return Fields.Zip(parts)
                .Where(pair => !pair.Second.Split(',').All(item => IsItem(item, pair.First.Least, pair.First.Most)))
                .Select(pair => $"'{pair.Second}' is no {pair.First.Name}")
                .FirstOrDefault();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsItem(string item, int least, int most)
    {
        var step = item.Split('/');
        if (step.Length > 2 || step.Length == 2 && !(int.TryParse(step[1], NumberStyles.None, null, out var by) && by > 0))
        {
            return false;
        }

        return step[0] == "*" || step[0].Split('-') is { Length: <= 2 } range && range.All(end => IsNumber(end, least, most));
    }

    private static bool IsNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, null, out var number) && number >= least && number <= most
        || most is 12 or 7 && Names.Contains(text.ToLowerInvariant());
}
