using System.Text.Json;

namespace Fleet.Plugin;

/// <summary>The private keys that the stack's configuration holds, where nobody has an agent.</summary>
internal static class SshKeys
{
    private const string Key = "fleet:sshKey";

    /// <summary>Reads them from the configuration that engines give plugins: a JSON object of texts.</summary>
    public static IReadOnlyList<string> Of(string? configuration)
    {
        if (string.IsNullOrEmpty(configuration))
        {
            return [];
        }

        using var document = JsonDocument.Parse(configuration);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(Key, out var key) && key.ValueKind == JsonValueKind.String
            && key.GetString() is { Length: > 0 } text && !text.StartsWith("PLACEHOLDER", StringComparison.Ordinal)
            ? [text]
            : [];
    }
}
