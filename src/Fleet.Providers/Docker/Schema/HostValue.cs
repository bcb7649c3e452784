using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>Turns what an engine reports into property values; null when it reports nothing.</summary>
internal static class HostValue
{
    /// <summary>A text.</summary>
    public static PropertyValue? Of(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>A number other than 0.</summary>
    public static PropertyValue? Of(long? number) => number is null or 0 ? null : (double)number;

    /// <summary>A flag that is true.</summary>
    public static PropertyValue? Of(bool? flag) => flag == true ? true : null;

    /// <summary>Texts.</summary>
    public static PropertyValue? Of(IReadOnlyList<string>? texts) =>
        texts is null or [] ? null : PropertyValue.Of(texts.Select(text => (PropertyValue)text));

    /// <summary>Texts by name.</summary>
    public static PropertyValue? Of(IReadOnlyDictionary<string, string>? map) => map is null or { Count: 0 }
        ? null
        : (PropertyValue)PropertyMap.From(
            map.Select(member => KeyValuePair.Create(member.Key, (PropertyValue)member.Value)));

    /// <summary>Elements.</summary>
    public static PropertyValue? Of(IEnumerable<PropertyValue>? items) =>
        items?.ToList() is { Count: > 0 } list ? PropertyValue.Of(list) : null;

    /// <summary>Labels as a list of objects, by name.</summary>
    public static PropertyValue? Labels(IReadOnlyDictionary<string, string>? labels) =>
        Of(labels?.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label =>
            (PropertyValue)PropertyMap.Of(("label", label.Key), ("value", label.Value))));
}
