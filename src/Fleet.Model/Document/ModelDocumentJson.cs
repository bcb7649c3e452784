using System.Text.Json.Serialization;

namespace Fleet.Document;

/// <summary>How the document looks as JSON: camelCase names, indented, absent members left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ModelDocument))]
internal sealed partial class ModelDocumentJson : JsonSerializerContext;
