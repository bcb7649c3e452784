using System.Text.Json.Serialization;

namespace Fleet;

[JsonSerializable(typeof(string))]
internal sealed partial class PolicyJson : JsonSerializerContext;
