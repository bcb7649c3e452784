using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Views;

/// <summary>Writes a property value for people, on one line. A secret is never written.</summary>
internal static class ValueText
{
    /// <summary>What stands for a secret.</summary>
    public const string Secret = "[secret]";

    /// <summary>What stands for a value that an operation of the run will make known.</summary>
    public const string Unknown = "known after up";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value in short; longer than <paramref name="limit"/> characters ends with an ellipsis.</summary>
    public static string OneLine(PropertyValue value, int limit = 100)
    {
        var text = Write(value);
        return text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit - 1), "…");
    }

    /// <summary>True for a text of several lines.</summary>
    public static bool IsBlock(PropertyValue value) =>
        value is PropertyValue.Text text && text.Value.TrimEnd('\n').Contains('\n');

    private static string Write(PropertyValue value) => value switch
    {
        PropertyValue.Null => "null",
        PropertyValue.Bool flag => flag.Value ? "true" : "false",
        PropertyValue.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        PropertyValue.Text text => JsonSerializer.Serialize(text.Value, Relaxed),
        PropertyValue.List list => $"[{string.Join(", ", list.Items.Select(Write))}]",
        PropertyValue.Map map => map.Members.Count == 0
            ? "{}"
            : $"{{ {string.Join(", ", map.Members.Select(member => $"{member.Key}: {Write(member.Value)}"))} }}",
        PropertyValue.Secret => Secret,
        PropertyValue.Output { IsSecret: true } => Secret,
        PropertyValue.Output output => output.Value is null ? Unknown : Write(output.Value),
        PropertyValue.Asset asset => Asset("file", asset.Path ?? asset.Uri, asset.Hash),
        PropertyValue.Archive archive => Asset("archive", archive.Path ?? archive.Uri, archive.Hash),
        PropertyValue.ResourceReference reference => reference.Urn.Name,
        _ => Unknown,
    };

    private static string Asset(string kind, string? place, string hash) =>
        $"{kind} {place ?? "in memory"}{(hash.Length >= 8 ? $" ({hash[..8]})" : "")}";
}
