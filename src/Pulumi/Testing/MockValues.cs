using System.Collections.Immutable;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>Values between the program and its mocks, which see plain objects only.</summary>
internal static class MockValues
{
    /// <summary>What mocks are shown: what is unknown or null is left out, secrets lose their cover.</summary>
    public static ImmutableDictionary<string, object> ToPlain(Struct? message)
    {
        var plain = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in PropertyCodec.Decode(message))
        {
            var reader = new PlainReader();
            if (reader.Read(value) is { } item && reader.IsKnown)
            {
                plain.Add(name, item);
            }
        }

        return plain.ToImmutable();
    }

    /// <summary>What mocks answered.</summary>
    /// <exception cref="InvalidOperationException">It is nothing with members.</exception>
    public static async Task<PropertyMap> FromAnswerAsync(string context, object answer) =>
        await new Serializer(keepResources: true).SerializeAsync(context, answer) is PropertyValue.Map map
            ? map.Members
            : throw new InvalidOperationException(
                $"The mock's answer to {context} is of type {answer.GetType().FullName}. Return a dictionary instead.");

    public static ImmutableDictionary<string, Output<object?>> ToOutputs(Struct? message) =>
        PropertyCodec.Decode(message).ToImmutableDictionary(member => member.Key, member => ToOutput(member.Value));

    private static Output<object?> ToOutput(PropertyValue value)
    {
        var reader = new PlainReader();
        var plain = reader.Read(value);
        return new Output<object?>(new OutputData<object?>(reader.Resources, plain, reader.IsKnown, reader.IsSecret));
    }
}
