using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fleet.Cli.Commands;
using Fleet.Cli.Terminals;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Views;

/// <summary>What <c>stack output</c> prints.</summary>
internal static class StackOutputView
{
    /// <summary>One output alone is printed bare, ready for a script.</summary>
    /// <exception cref="CommandException">There is no such output.</exception>
    public static IEnumerable<Line> Render(string stack, PropertyMap outputs, string? name, bool json, bool showSecrets)
    {
        if (name is null)
        {
            return json ? [Line.Of(Json(outputs, showSecrets))]
                : outputs.Count == 0 ? [Line.Of("No outputs.", Tone.Dim)]
                : OutputsView.Render(showSecrets ? Opened(outputs) : outputs);
        }

        var value = outputs.Find(name) ?? throw Missing(stack, outputs, name);
        if (showSecrets)
        {
            value = Open(value);
        }

        return [Line.Of(!json && value is PropertyValue.Text text ? text.Value
            : !json && value is PropertyValue.Secret ? ValueText.Secret
            : Json(value, showSecrets))];
    }

    private static CommandException Missing(string stack, PropertyMap outputs, string name)
    {
        var near = Nearest.To(name, outputs.Keys);
        return new CommandException(
            ExitCodes.Failure,
            $"Stack '{stack}' has no output '{name}'.",
            near is null ? "'fleet stack output' lists them." : $"Did you mean '{near}'?");
    }

    private static PropertyMap Opened(PropertyMap map) =>
        PropertyMap.From(map.Select(member => KeyValuePair.Create(member.Key, Open(member.Value))));

    // Only with --show-secrets.
    private static PropertyValue Open(PropertyValue value) => value switch
    {
        PropertyValue.Secret secret => Open(secret.Value),
        PropertyValue.Output { Value: { } inner } => Open(inner),
        PropertyValue.List list => new PropertyValue.List([.. list.Items.Select(Open)]),
        PropertyValue.Map map => new PropertyValue.Map(Opened(map.Members)),
        _ => value,
    };

    private static string Json(PropertyMap map, bool showSecrets) =>
        Json(new PropertyValue.Map(showSecrets ? Opened(map) : map), showSecrets);

    private static string Json(PropertyValue value, bool showSecrets)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            JsonValues.Write(json, showSecrets ? Open(value) : value, secretsAsText: true);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
