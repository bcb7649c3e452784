using System.Globalization;
using System.Text;
using System.Text.Json;
using Fleet.Cli.Terminals;
using Fleet.Engine.State;

namespace Fleet.Cli.Views;

/// <summary>The stacks of a project.</summary>
internal static class StackListView
{
    /// <summary>For people.</summary>
    public static IEnumerable<Line> Table(IReadOnlyCollection<StackSummary> stacks, string? selected)
    {
        if (stacks.Count == 0)
        {
            yield return Line.Of("There are no stacks yet. Make one with 'fleet stack init NAME'.", Tone.Dim);
            yield break;
        }

        var width = Math.Max("NAME".Length, stacks.Max(stack => stack.Name.Length) + 1);
        yield return Line.Of($"{"NAME".PadRight(width)}  {"LAST UPDATE",-20}  RESOURCES", Tone.Dim);
        foreach (var stack in stacks)
        {
            yield return Line.Of((stack.Name + (stack.Name == selected ? "*" : "")).PadRight(width), stack.Name == selected ? Tone.Strong : Tone.Plain)
                .Add($"  {Time(stack) ?? "never",-20}  {stack.ResourceCount?.ToString(CultureInfo.InvariantCulture) ?? "unreadable"}");
        }
    }

    /// <summary>For programs, in Pulumi's shape.</summary>
    public static Line Json(IEnumerable<StackSummary> stacks, string? selected)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var stack in stacks)
            {
                json.WriteStartObject();
                json.WriteString("name", stack.Name);
                json.WriteBoolean("current", stack.Name == selected);
                if (Time(stack) is { } time)
                {
                    json.WriteString("lastUpdate", time);
                }

                json.WriteBoolean("updateInProgress", stack.IsLocked);
                if (stack.ResourceCount is { } count)
                {
                    json.WriteNumber("resourceCount", count);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Line.Of(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static string? Time(StackSummary stack) =>
        stack.LastUpdate?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
