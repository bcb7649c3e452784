using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>
    /// The value as JSON text. Inputs and outputs inside of the value are written as their values; the text is secret
    /// or unknown when one of them is.
    /// </summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Apply(plain => new Output<string>(SerializeAsync(plain, options)));
    }

    /// <summary>What JSON text says.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Apply(text => JsonSerializer.Deserialize<T>(text, options)!);
    }

    private static async Task<OutputData<string>> SerializeAsync<T>(T value, JsonSerializerOptions? options)
    {
        // A JSON writer cannot wait: write, wait for what was still pending, and write again until nothing is.
        while (true)
        {
            var converter = new OutputJsonConverterFactory();
#pragma warning disable CA1869 // The converter collects what it meets: it serves one pass.
            var derived = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
#pragma warning restore CA1869
            derived.Converters.Add(converter);
            var text = JsonSerializer.Serialize(value, derived);
            if (converter.Pending.Count == 0)
            {
                return new OutputData<string>(
                    converter.Resources, converter.IsKnown ? text : "", converter.IsKnown, converter.IsSecret);
            }

            foreach (var pending in converter.Pending)
            {
                await pending.GetDataAsync();
            }
        }
    }
}
