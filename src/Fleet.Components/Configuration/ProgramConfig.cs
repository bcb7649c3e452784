using System.Text.Json;

namespace Fleet.Components;

/// <summary>
/// The stack's config as the engine hands it to the program: <c>PULUMI_CONFIG</c>, a JSON object of texts by full key. It
/// is read here and not through a deployment, so that a model can be written without one.
/// </summary>
internal static class ProgramConfig
{
    /// <summary>Reads the texts by key; <c>ns:config:name</c>, which older engines write, counts as <c>ns:name</c>.</summary>
    public static Dictionary<string, string> Read(string? json)
    {
        var texts = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(json))
        {
            return texts;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            var parts = member.Name.Split(':');
            var key = parts is [_, "config", _] ? $"{parts[0]}:{parts[2]}" : member.Name;
            texts[key] = member.Value.GetString() ?? "";
        }

        return texts;
    }
}
