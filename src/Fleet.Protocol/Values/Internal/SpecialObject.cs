using Google.Protobuf.WellKnownTypes;

namespace Fleet.Protocol.Values.Internal;

/// <summary>An object with a signature, while its members are read.</summary>
internal sealed record SpecialObject(Struct Message, Trail Trail)
{
    /// <summary>A member; null when there is none.</summary>
    public PropertyValue? Value(string name) =>
        Message.Fields.TryGetValue(name, out var value) ? ValueReader.Value(value, Trail.Key(name)) : null;

    /// <summary>A member that must be a text; null when there is none.</summary>
    public string? Text(string name) => Value(name) switch
    {
        null or PropertyValue.Null => null,
        PropertyValue.Text text => text.Value,
        // Written where a text is wanted, these letters are just a text.
        PropertyValue.Unknown => Message.Fields[name].StringValue,
        _ => throw Trail.Error($"is a special object whose '{name}' is not a text"),
    };
}
