using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fleet.Engine.State;

/// <summary>A stack's past runs, one file each, in Pulumi's form.</summary>
internal static class History
{
    private const string Suffix = ".history.json";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds a run, with the checkpoint after it when that has changed.</summary>
    public static void Add(FileStore store, StackFiles files, HistoryEntry entry, byte[]? checkpoint)
    {
        var nanoseconds = (entry.EndTime - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        var name = $"{files.HistoryFolder}/{files.Stack}-{nanoseconds}";
        var root = new JsonObject
        {
            ["kind"] = entry.Kind,
            ["startTime"] = entry.StartTime.ToUnixTimeSeconds(),
            ["message"] = entry.Message,
            ["environment"] = Texts(entry.Environment),
            ["config"] = new JsonObject(),
            ["version"] = 0,
            ["result"] = entry.Result,
            ["endTime"] = entry.EndTime.ToUnixTimeSeconds(),
            ["resourceChanges"] = new JsonObject(
                entry.ResourceChanges.Select(change => KeyValuePair.Create(change.Key, (JsonNode?)change.Value))),
        };
        store.Write(name + Suffix, Encoding.UTF8.GetBytes(root.ToJsonString(Json)));
        if (checkpoint is not null)
        {
            store.Write(name + ".checkpoint.json", checkpoint);
            store.Write($"{files.BackupFolder}/{files.Stack}.{nanoseconds}.json", checkpoint);
        }
    }

    /// <summary>The runs, newest first. A file that cannot be read is left out.</summary>
    public static async Task<ImmutableArray<HistoryEntry>> ReadAsync(
        FileStore store, StackFiles files, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        foreach (var key in store.List(files.HistoryFolder).Reverse())
        {
            if (key.EndsWith(Suffix, StringComparison.Ordinal)
                && await store.ReadAsync(key, cancellationToken) is { } content && Read(content) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }

    private static HistoryEntry? Read(byte[] content)
    {
        try
        {
            var root = JsonNode.Parse(content)!;
            return new HistoryEntry
            {
                Kind = (string?)root["kind"] ?? "",
                StartTime = DateTimeOffset.FromUnixTimeSeconds((long?)root["startTime"] ?? 0),
                EndTime = DateTimeOffset.FromUnixTimeSeconds((long?)root["endTime"] ?? 0),
                Result = (string?)root["result"] ?? "",
                Message = (string?)root["message"] ?? "",
                Environment = Members(root["environment"], value => (string?)value ?? ""),
                ResourceChanges = Members(root["resourceChanges"], value => (int?)value ?? 0),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static JsonObject Texts(ImmutableSortedDictionary<string, string> texts) =>
        new(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private static ImmutableSortedDictionary<string, T> Members<T>(JsonNode? node, Func<JsonNode?, T> read) =>
        (node as JsonObject ?? []).ToImmutableSortedDictionary(
            member => member.Key, member => read(member.Value), StringComparer.Ordinal);
}
