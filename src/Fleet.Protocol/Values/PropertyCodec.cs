using Fleet.Protocol.Values.Internal;
using Google.Protobuf.WellKnownTypes;

namespace Fleet.Protocol.Values;

/// <summary>Property values as they stand in messages: protobuf's <c>Struct</c> and <c>Value</c> with signature objects.</summary>
public static class PropertyCodec
{
    /// <summary>Writes properties.</summary>
    /// <exception cref="PropertyFormatException">A value is not known, and the options reject that.</exception>
    public static Struct Encode(PropertyMap properties, PropertyCodecOptions? options = null) =>
        ValueWriter.Struct(PropertyFilter.Apply(properties, options ?? PropertyCodecOptions.KeepAll));

    /// <summary>Writes one value; null when the options leave nothing of it.</summary>
    /// <exception cref="PropertyFormatException">A value is not known, and the options reject that.</exception>
    public static Value? Encode(PropertyValue value, PropertyCodecOptions? options = null) =>
        PropertyFilter.Apply(value, options ?? PropertyCodecOptions.KeepAll) is { } reduced
            ? ValueWriter.Value(reduced)
            : null;

    /// <summary>Reads properties; an absent message has none.</summary>
    /// <exception cref="PropertyFormatException">A special value is malformed, or the options reject a value.</exception>
    public static PropertyMap Decode(Struct? message, PropertyCodecOptions? options = null) =>
        message is null
            ? PropertyMap.Empty
            : PropertyFilter.Apply(ValueReader.Members(message, Trail.Root), options ?? PropertyCodecOptions.KeepAll);

    /// <summary>Reads one value; an absent message is null, and null is what the options leave nothing of.</summary>
    /// <exception cref="PropertyFormatException">A special value is malformed, or the options reject a value.</exception>
    public static PropertyValue? Decode(Value? message, PropertyCodecOptions? options = null) =>
        message is null
            ? null
            : PropertyFilter.Apply(ValueReader.Value(message, Trail.Root), options ?? PropertyCodecOptions.KeepAll);
}
