using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>A checkpoint as read: its secrets are still encrypted.</summary>
/// <param name="Root">The whole document.</param>
/// <param name="Version">The version of its schema.</param>
/// <param name="Deployment">The deployment; null when there is none yet.</param>
/// <param name="Hash">The digest of the file.</param>
/// <param name="HoldsSecrets">True when a value in it is encrypted.</param>
internal sealed record RawCheckpoint(JsonElement Root, int Version, JsonElement? Deployment, string Hash, bool HoldsSecrets)
{
    /// <summary>The schema's version and features, as an export begins with.</summary>
    public ImmutableArray<JsonProperty> Header =>
        [.. Root.EnumerateObject().Where(member => member.Name is "version" or "features")];

    /// <summary>Reads a checkpoint, compressed or not, with or without a byte order mark.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="StateFormatException">It is of a schema or compression that is not read.</exception>
    public static RawCheckpoint Parse(byte[] file)
    {
        var bytes = Decompress(file).AsMemory();
        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        using var document = JsonDocument.Parse(bytes, ValueJson.ReaderOptions);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new StateFormatException("The file does not hold a JSON object.");
        }

        var root = document.RootElement.Clone();
        var (version, deployment) = Schema.Find(root);
        return new RawCheckpoint(
            root, version, deployment, Digest(file), bytes.Span.IndexOf(Encoding.UTF8.GetBytes(Signatures.Secret)) >= 0);
    }

    /// <summary>The digest by which journals name a checkpoint.</summary>
    public static string Digest(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static byte[] Decompress(byte[] file)
    {
        if (file is [0x28, 0xb5, 0x2f, 0xfd, ..])
        {
            throw new StateFormatException(
                "It is compressed with zstd, which is not read.",
                mend: "Nothing was changed. Run 'pulumi up' once without PULUMI_DIY_BACKEND_ZSTD.");
        }

        return Gzip.Open(file);
    }
}
