using System.Text.Json.Serialization;

namespace Fleet.Lab.Records;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(LabRecord))]
internal sealed partial class LabRecordJson : JsonSerializerContext;
