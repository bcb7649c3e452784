using System.Text.Json;

namespace Pulumi;

/// <summary>An input that takes any JSON: as text, as a document or as an element.</summary>
public sealed class InputJson : Input<JsonElement>
{
    private readonly Output<JsonElement> _element;

    /// <summary>No JSON.</summary>
    public InputJson()
        : this(Output.Create(default(JsonElement)))
    {
    }

    private InputJson(Output<JsonElement> element) => _element = element;

    /// <summary>JSON text.</summary>
    public static implicit operator InputJson(string json) => Output.Create(json);

    /// <summary>A JSON document.</summary>
    public static implicit operator InputJson(JsonDocument document) => document.RootElement;

    /// <summary>A JSON element.</summary>
    public static implicit operator InputJson(JsonElement element) => new(Output.Create(element));

    /// <summary>JSON text that is known only later.</summary>
    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    /// <summary>A JSON document that is known only later.</summary>
    public static implicit operator InputJson(Output<JsonDocument> document) =>
        new(document.Apply(value => value.RootElement));

    /// <summary>A JSON element that is known only later.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);

    internal override Output<JsonElement> AsOutput() => _element;

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
