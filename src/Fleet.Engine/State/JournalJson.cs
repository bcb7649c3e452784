using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>
/// The journal's lines, each one JSON document. The first is
/// <c>{"journal":1,"base":"SHA-256 of the checkpoint","salt":"v1:…"}</c>, then come entries such as
/// <c>{"n":7,"begins":"creating","resource":{…}}</c> and <c>{"n":8,"ends":7,"slots":[{"slot":3,"resource":{…}}]}</c>;
/// the last may be <c>{"folded":"SHA-256 of the new checkpoint"}</c>.
/// </summary>
internal static class JournalJson
{
    private const int Version = 1;

    public static byte[] Header(string baseHash, string salt) => Line(writer =>
    {
        writer.WriteNumber("journal", Version);
        writer.WriteString("base", baseHash);
        writer.WriteString("salt", salt);
    });

    public static byte[] Folded(string hash) => Line(writer => writer.WriteString("folded", hash));

    public static byte[] Entry(JournalEntry entry, IStateSecrets secrets) => Line(writer =>
    {
        writer.WriteNumber("n", entry.Number);
        if (entry.Begins is { } operation)
        {
            writer.WriteString("begins", DeploymentJson.Name(operation.Kind));
            writer.WritePropertyName("resource");
            ResourceJson.Write(writer, operation.Resource, secrets);
        }

        if (entry.Ends != 0)
        {
            writer.WriteNumber("ends", entry.Ends);
        }

        if (!entry.Changes.IsEmpty)
        {
            writer.WriteStartArray("slots");
            foreach (var change in entry.Changes)
            {
                WriteChange(writer, change, secrets);
            }

            writer.WriteEndArray();
        }

        if (!entry.Settles.IsEmpty)
        {
            writer.WriteStartArray("settles");
            foreach (var index in entry.Settles)
            {
                writer.WriteNumberValue(index);
            }

            writer.WriteEndArray();
        }
    });

    /// <summary>Reads a journal. A last line that was not written to its end is left out.</summary>
    /// <exception cref="DiagnosticException">The journal is damaged.</exception>
    public static JournalContent Read(byte[] content, string path)
    {
        var lines = new List<JsonElement>();
        for (var start = 0; start < content.Length;)
        {
            var length = Array.IndexOf(content, (byte)'\n', start) - start;
            if (length < 0)
            {
                break;
            }

            try
            {
                using var document = JsonDocument.Parse(content.AsMemory(start, length), ValueJson.ReaderOptions);
                lines.Add(document.RootElement.Clone());
            }
            catch (JsonException) when (start + length + 1 == content.Length)
            {
                // A power cut may leave the last line's length but not its bytes.
            }
            catch (JsonException exception)
            {
                throw Damaged(path, $"line {lines.Count + 1} is not JSON", exception);
            }

            start += length + 1;
        }

        if (lines.Count == 0)
        {
            return new JournalContent("", "", "", []);
        }

        if (!lines[0].TryGetProperty("journal", out var version) || version.GetInt32() != Version)
        {
            throw Damaged(path, "its first line is not that of a journal of version 1", null);
        }

        var folded = lines[^1].TryGetProperty("folded", out var hash) ? hash.GetString() ?? "" : "";
        return new JournalContent(
            lines[0].GetProperty("base").GetString() ?? "",
            lines[0].GetProperty("salt").GetString() ?? "",
            folded,
            [.. lines.Skip(1).Where(line => line.TryGetProperty("n", out _))]);
    }

    /// <summary>Reads an entry's line.</summary>
    public static JournalEntry ReadEntry(JsonElement line, IStateSecrets secrets) => new()
    {
        Number = line.GetProperty("n").GetInt64(),
        Begins = line.TryGetProperty("begins", out var kind)
            ? new PendingOperation(
                ResourceJson.Read(line.GetProperty("resource"), secrets), DeploymentJson.ParseKind(kind.GetString()))
            : null,
        Ends = line.TryGetProperty("ends", out var ends) ? ends.GetInt64() : 0,
        Changes = line.TryGetProperty("slots", out var slots)
            ? [.. slots.EnumerateArray().Select(slot => ReadChange(slot, secrets))]
            : ImmutableArray<SlotChange>.Empty,
        Settles = line.TryGetProperty("settles", out var settles)
            ? [.. settles.EnumerateArray().Select(index => index.GetInt32())]
            : ImmutableArray<int>.Empty,
    };

    private static void WriteChange(Utf8JsonWriter writer, SlotChange change, IStateSecrets secrets)
    {
        writer.WriteStartObject();
        writer.WriteNumber("slot", change.Slot);
        if (change.State is { } state)
        {
            writer.WritePropertyName("resource");
            ResourceJson.Write(writer, state, secrets);
        }

        if (change.IsGone)
        {
            writer.WriteBoolean("gone", true);
        }

        writer.WriteEndObject();
    }

    private static SlotChange ReadChange(JsonElement element, IStateSecrets secrets) => new(
        element.GetProperty("slot").GetInt32(),
        element.TryGetProperty("resource", out var resource) ? ResourceJson.Read(resource, secrets) : null,
        element.TryGetProperty("gone", out var gone) && gone.GetBoolean());

    private static byte[] Line(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ValueJson.WriterOptions))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static DiagnosticException Damaged(string path, string how, Exception? inner) => new(
        $"The journal '{path}' of an interrupted run is damaged: rule 8 is broken: {how}.",
        "Nothing was changed. Set it aside with 'fleet state repair', then run 'fleet refresh' to find out what exists.",
        inner: inner);
}

/// <summary>A journal as read: its entries still hold encrypted secrets.</summary>
/// <param name="BaseHash">The digest of the checkpoint that the entries change; empty when nothing was written.</param>
/// <param name="Salt">The salt of the secrets in it.</param>
/// <param name="FoldedHash">The digest of the checkpoint that it was folded into; empty when it was not.</param>
/// <param name="Entries">The entries' lines.</param>
internal sealed record JournalContent(
    string BaseHash, string Salt, string FoldedHash, ImmutableArray<JsonElement> Entries)
{
    /// <summary>True when an entry holds an encrypted value.</summary>
    public bool HoldsSecrets => Entries.Any(
        entry => entry.GetRawText().Contains(Signatures.Secret, StringComparison.Ordinal));
}
