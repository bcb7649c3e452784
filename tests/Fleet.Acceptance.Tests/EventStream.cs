using System.Text.Json;

namespace Fleet.Acceptance.Tests;

/// <summary>What a run with <c>--json</c> said it did: Pulumi's event stream, one event a line.</summary>
public sealed class EventStream
{
    private readonly List<JsonElement> _events;

    /// <summary>Reads the stream of a finished run.</summary>
    public EventStream(FleetOutcome outcome)
    {
        _events = [.. outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith('{'))
            .Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>How many resources each operation was done to, from the closing summary.</summary>
    public IReadOnlyDictionary<string, int> Changes =>
        Of("summaryEvent").Last().GetProperty("resourceChanges").EnumerateObject()
            .ToDictionary(change => change.Name, change => change.Value.GetInt32());

    /// <summary>The URNs of the resources that an operation other than <c>same</c> was done to.</summary>
    public IReadOnlyList<string> Touched =>
        [.. Of("resourcePreEvent").Select(payload => payload.GetProperty("metadata"))
            .Where(metadata => metadata.GetProperty("op").GetString() is not ("same" or "refresh"))
            .Select(metadata => metadata.GetProperty("urn").GetString()!).Distinct()];

    private IEnumerable<JsonElement> Of(string kind) =>
        _events.Where(item => item.TryGetProperty(kind, out _)).Select(item => item.GetProperty(kind));
}
