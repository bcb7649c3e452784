using System.Globalization;
using System.Text;
using System.Text.Json;
using Fleet.Cli.Terminals;
using Fleet.Engine.State;

namespace Fleet.Cli.Views;

/// <summary>Past runs of a stack.</summary>
internal static class HistoryView
{
    /// <summary>For people, the newest first.</summary>
    public static IEnumerable<Line> List(IReadOnlyCollection<HistoryEntry> runs)
    {
        if (runs.Count == 0)
        {
            yield return Line.Of("There are no runs yet.", Tone.Dim);
        }

        foreach (var run in runs)
        {
            var isGood = run.Result == "succeeded";
            yield return Line.Of($"{run.Kind} ", Tone.Strong).Add(run.Result, isGood ? Tone.Plain : Tone.Error)
                .Add(string.Create(CultureInfo.InvariantCulture, $"  {run.StartTime.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {(run.EndTime - run.StartTime).TotalSeconds:0} s"));
            foreach (var fact in Facts(run))
            {
                yield return Line.Of($"    {fact}", Tone.Dim);
            }
        }
    }

    /// <summary>For programs, in Pulumi's shape. Secrets of the configuration are left out.</summary>
    public static Line Json(IEnumerable<HistoryEntry> runs)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var run in runs)
            {
                Write(json, run);
            }

            json.WriteEndArray();
        }

        return Line.Of(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static IEnumerable<string> Facts(HistoryEntry run)
    {
        var changes = run.ResourceChanges.Where(change => change.Value > 0).Select(change => $"{change.Value} {change.Key}").ToList();
        if (changes.Count > 0)
        {
            yield return string.Join(", ", changes);
        }

        if (run.Message.Length > 0)
        {
            yield return run.Message;
        }

        var (user, host) = (run.Environment.GetValueOrDefault("exec.user"), run.Environment.GetValueOrDefault("exec.host"));
        var who = user is null ? "" : $"by {user}@{host}";
        var commit = run.Environment.GetValueOrDefault("git.head") is { Length: > 0 } head ? $"at commit {head[..Math.Min(10, head.Length)]}" : "";
        var facts = new[] { who, commit, run.Environment.GetValueOrDefault("ci.build.url") ?? "" }.Where(fact => fact.Length > 0).ToList();
        if (facts.Count > 0)
        {
            yield return string.Join(" ", facts);
        }
    }

    private static void Write(Utf8JsonWriter json, HistoryEntry run)
    {
        json.WriteStartObject();
        json.WriteString("kind", run.Kind);
        json.WriteString("startTime", Time(run.StartTime));
        json.WriteString("message", run.Message);
        json.WriteStartObject("environment");
        foreach (var (name, value) in run.Environment)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("config");
        foreach (var (key, value) in run.Config)
        {
            json.WriteStartObject(key);
            if (!value.IsSecure)
            {
                json.WriteString("value", value.ToText());
            }

            json.WriteBoolean("secret", value.IsSecure);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteString("result", run.Result);
        json.WriteString("endTime", Time(run.EndTime));
        json.WriteStartObject("resourceChanges");
        foreach (var (kind, count) in run.ResourceChanges)
        {
            json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
