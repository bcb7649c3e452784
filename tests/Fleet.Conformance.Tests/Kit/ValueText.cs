using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fleet.Protocol.Values;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Property values as text for people: one line, the same for the same value.</summary>
internal static class ValueText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(PropertyMap members) => members.Count == 0
        ? "{}"
        : $"{{ {string.Join(", ", members.Select(member => $"{member.Key}: {Of(member.Value)}"))} }}";

    public static string Of(PropertyValue value) => value switch
    {
        PropertyValue.Null => "null",
        PropertyValue.Bool flag => flag.Value ? "true" : "false",
        PropertyValue.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        PropertyValue.Text { Value.Length: > 300 } text => $"{Quote(text.Value[..40])}… of {text.Value.Length} characters",
        PropertyValue.Text text => Quote(text.Value),
        PropertyValue.List list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        PropertyValue.Map map => Of(map.Members),
        PropertyValue.Secret secret => $"secret({Of(secret.Value)})",
        PropertyValue.Unknown => "unknown",
        PropertyValue.Output output => Of(output),
        PropertyValue.Asset asset => $"asset({Source(asset.Content, asset.Path, asset.Uri)}{Hash(asset.Hash)})",
        PropertyValue.Archive { Assets: { } assets } archive => $"archive({Of(assets)}{Hash(archive.Hash)})",
        PropertyValue.Archive archive => $"archive({Source(null, archive.Path, archive.Uri)}{Hash(archive.Hash)})",
        PropertyValue.ResourceReference { Id: null } reference => $"resource({reference.Urn})",
        PropertyValue.ResourceReference reference =>
            $"resource({reference.Urn}, {Of(reference.Id)}{(reference.PackageVersion.Length > 0 ? $", {reference.PackageVersion}" : "")})",
        _ => throw new ArgumentException($"Bug: a value of kind {value.GetType().Name}.", nameof(value)),
    };

    public static string Quote(string text) => JsonSerializer.Serialize(text, Plain);

    private static string Of(PropertyValue.Output output)
    {
        var value = output.Value is null ? "unknown" : Of(output.Value);
        var from = output.Dependencies.IsEmpty ? "" : $" from {string.Join(", ", output.Dependencies.Order())}";
        return $"output({(output.IsSecret ? $"secret({value})" : value)}{from})";
    }

    private static string Source(string? content, string? path, string? uri) =>
        content is not null ? $"text {Quote(content)}" : path is not null ? $"path {Quote(path)}" : $"uri {Quote(uri ?? "")}";

    private static string Hash(string hash) => hash.Length == 0 ? "" : $" sha256 {hash[..8]}";
}
