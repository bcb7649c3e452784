using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Writes inputs and outputs as their values, and notes what they are and which are still pending.</summary>
internal sealed class OutputJsonConverterFactory : JsonConverterFactory
{
    public List<IOutput> Pending { get; } = [];

    public ImmutableHashSet<Resource> Resources { get; private set; } = [];

    public bool IsKnown { get; private set; } = true;

    public bool IsSecret { get; private set; }

    public override bool CanConvert(Type typeToConvert) =>
        typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), this)!;

    private void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        var output = value as IOutput ?? ((IInput)value).ToUntypedOutput();
        if (output.DataIfReady is not { } data)
        {
            Pending.Add(output);
            writer.WriteNullValue();
            return;
        }

        Resources = OutputData.Union(Resources, data.Resources);
        IsSecret |= data.IsSecret;
        IsKnown &= data.IsKnown;
        if (data is { IsKnown: true, Value: { } inner })
        {
            JsonSerializer.Serialize(writer, inner, inner.GetType(), options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private sealed class Converter<TValue>(OutputJsonConverterFactory owner) : JsonConverter<TValue>
    {
        public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("JSON cannot be read into an input or an output.");

        public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) =>
            owner.Write(writer, value!, options);
    }
}
