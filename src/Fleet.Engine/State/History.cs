using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fleet.Engine.Backends;
using Fleet.Engine.Config;

namespace Fleet.Engine.State;

/// <summary>A stack's past runs, one file each, in Pulumi's form.</summary>
internal static class History
{
    private const string Suffix = ".history.json";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds a run, with the checkpoint after it when that has changed.</summary>
    public static async Task AddAsync(
        IObjectStore store, StackFiles files, HistoryEntry entry, byte[]? checkpoint, CancellationToken cancellationToken)
    {
        var time = await NamedTimes.NextAsync(store, files, entry.EndTime, cancellationToken);
        var name = $"{files.HistoryFolder}/{files.Stack}-{StackFiles.Nanoseconds(time)}";
        var root = new JsonObject
        {
            ["kind"] = entry.Kind,
            ["startTime"] = entry.StartTime.ToUnixTimeSeconds(),
            ["message"] = entry.Message,
            ["environment"] = Texts(entry.Environment),
            ["config"] = new JsonObject(entry.Config.Select(value => KeyValuePair.Create(value.Key, ConfigNodes.AsInFile(value.Value)))),
            ["version"] = 0,
            ["result"] = entry.Result,
            ["endTime"] = entry.EndTime.ToUnixTimeSeconds(),
            ["resourceChanges"] = new JsonObject(
                entry.ResourceChanges.Select(change => KeyValuePair.Create(change.Key, (JsonNode?)change.Value))),
        };
        await store.WriteAsync(name + Suffix, Encoding.UTF8.GetBytes(root.ToJsonString(Json)), cancellationToken);
        if (checkpoint is not null)
        {
            await store.WriteAsync(name + ".checkpoint.json", checkpoint, cancellationToken);
            await store.WriteAsync(files.BackupCopy(time), checkpoint, cancellationToken);
        }
    }

    /// <summary>The runs, newest first. A file that cannot be read is left out.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="files">Of which stack.</param>
    /// <param name="skip">How many of the newest to leave out.</param>
    /// <param name="most">How many to read at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ImmutableArray<HistoryEntry>> ReadAsync(
        IObjectStore store, StackFiles files, int skip, int most, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        var runs = (await store.ListAsync(files.HistoryFolder, cancellationToken))
            .Where(item => item.Key.EndsWith(Suffix, StringComparison.Ordinal) || item.Key.EndsWith(Suffix + ".gz", StringComparison.Ordinal))
            .Reverse().Skip(skip).Take(most);
        foreach (var run in runs)
        {
            if (await store.ReadAsync(run.Key, cancellationToken) is { } stored && Read(Gzip.Open(stored.Content)) is { } entry)
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
            var config = root["config"] as JsonObject ?? [];
            return new HistoryEntry
            {
                Kind = (string?)root["kind"] ?? "",
                StartTime = DateTimeOffset.FromUnixTimeSeconds((long?)root["startTime"] ?? 0),
                EndTime = DateTimeOffset.FromUnixTimeSeconds((long?)root["endTime"] ?? 0),
                Result = (string?)root["result"] ?? "",
                Message = (string?)root["message"] ?? "",
                Config = config.ToImmutableSortedDictionary(
                    member => member.Key, member => ConfigNodes.OfFile(member.Value), StringComparer.Ordinal),
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
