using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>Strips values of what does not matter to an engine: secrecy, dependencies, notes about defaults.</summary>
internal static class Plain
{
    /// <summary>What official plugins note in an object: which of its members were filled in.</summary>
    public const string Defaults = "__defaults";

    /// <summary>Inputs without secrets and outputs; an output that is not known is <see cref="PropertyValue.Unknown"/>.</summary>
    public static PropertyMap Of(PropertyMap map) =>
        PropertyMap.From(map.Select(member => KeyValuePair.Create(member.Key, Of(member.Value))));

    /// <summary>A value without secrets and outputs, at any depth.</summary>
    public static PropertyValue Of(PropertyValue value) => value.Unwrap() switch
    {
        PropertyValue.List list => PropertyValue.Of(list.Items.Select(Of)),
        PropertyValue.Map map => Of(map.Members),
        var other => other,
    };

    /// <summary>A value without the notes about defaults; null for none.</summary>
    public static PropertyValue? WithoutDefaults(PropertyValue? value) => value switch
    {
        null or PropertyValue.Null => null,
        PropertyValue.List list => PropertyValue.Of(list.Items.Select(item => WithoutDefaults(item) ?? item)),
        PropertyValue.Map map => PropertyMap.From(
            map.Members.Without(Defaults)
                .Select(member => KeyValuePair.Create(member.Key, WithoutDefaults(member.Value) ?? member.Value))),
        _ => value,
    };
}
