using System.Globalization;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Reads what a container has written so far. It never follows: that would not end.</summary>
internal static class LogsFunction
{
    /// <summary>Answers <c>getLogs</c>: lines without the engine's frames, however long they are.</summary>
    public static async Task<PropertyMap> GetAsync(
        DockerHost host, string name, PropertyMap arguments, CancellationToken cancellationToken)
    {
        var now = host.Time.GetUtcNow();
        var query = new LogQuery
        {
            Output = arguments.Flag("showStdout") != false,
            Error = arguments.Flag("showStderr") != false,
            Timestamps = arguments.Flag("timestamps") == true,
            Details = arguments.Flag("details") == true,
            Tail = int.TryParse(arguments.Text("tail"), NumberStyles.None, CultureInfo.InvariantCulture, out var lines)
                ? lines
                : null,
            Since = Time(arguments, "since", now),
            Until = Time(arguments, "until", now),
        };
        var wanted = arguments.Flag("logsListStringEnabled") != false && (query.Output || query.Error);
        var written = wanted ? await host.Engine.Containers.LinesAsync(name, query, cancellationToken) : [];
        return PropertyMap.From(arguments.Without(Plain.Defaults).Concat(PropertyMap.Of(
            ("discardHeaders", arguments.Flag("discardHeaders") != false),
            ("id", name),
            ("logsListStringEnabled", arguments.Flag("logsListStringEnabled") != false),
            ("logsListStrings", PropertyValue.Of(written.Select(line => (PropertyValue)line))),
            ("showStderr", query.Error),
            ("showStdout", query.Output))));
    }

    /// <summary>A time is a date, seconds since 1970, or how long ago it is, such as <c>10m</c>.</summary>
    private static DateTimeOffset? Time(PropertyMap arguments, string name, DateTimeOffset now)
    {
        if (arguments.Text(name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        }

        if (GoDuration.Parse(text) is { } ago)
        {
            return now.AddTicks(-(ago / 100));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw DockerProblems.Error(
                default, $"'{name}' of getLogs: '{text}' is not a time.", "Write it as '2026-01-31T08:00:00Z' or '10m'.");
    }
}
