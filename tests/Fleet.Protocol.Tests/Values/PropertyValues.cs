using Fleet.Protocol.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Fleet.Protocol.Tests.Values;

/// <summary>Random property values of every kind, in the one form in which they come back from the wire.</summary>
internal static class PropertyValues
{
    private static readonly Gen<string> Keys =
        Gen.Elements("a", "b", "name", "__internal", "k.x", "with space", "Ünïcode", "", "value", "*");

    private static readonly Gen<string> Texts = Gen.Elements(
        "", "text", "04da6b54", "Grüße 世界 🚀", "urn:pulumi:x", "line\nline", "\"quoted\"", "true", "42");

    private static readonly Gen<double> Numbers =
        Gen.Elements(0, -0.0, 1, -1, 0.1, 1e21, 9007199254740993, double.MaxValue, double.NaN, double.NegativeInfinity);

    private static readonly Gen<Urn> Urns = Gen.Elements(
        Urn.Create("dev", "proj", default, "test:index:Thing", "a"),
        Urn.Create("dev", "proj", default, "my:comp:C", "name::with::colons"));

    private static readonly Gen<PropertyValue.Asset> Assets =
        from hash in Gen.Elements("", "2cf24dba5fb0a30e")
        from kind in Gen.Choose(0, 3)
        from text in Texts
        select kind switch
        {
            0 => new PropertyValue.Asset { Hash = hash, Content = text },
            1 => new PropertyValue.Asset { Hash = hash, Path = text },
            2 => new PropertyValue.Asset { Hash = hash, Uri = text },
            _ => new PropertyValue.Asset { Hash = hash },
        };

    public static Gen<PropertyValue> Value { get; } = Gen.Sized(size => Nested(Math.Min(size, 30)));

    public static Gen<PropertyMap> Map { get; } = Gen.Sized(size => MapOf(Nested(Math.Min(size, 30))));

    public static Gen<PropertyCodecOptions> Options { get; } =
        from keepSecrets in Gen.Elements(true, false)
        from keepResources in Gen.Elements(true, false)
        from keepOutputs in Gen.Elements(true, false)
        from skipInternalKeys in Gen.Elements(true, false)
        from elideAssets in Gen.Elements(true, false)
        from unknowns in Gen.Elements(UnknownHandling.Keep, UnknownHandling.Skip)
        select new PropertyCodecOptions
        {
            KeepSecrets = keepSecrets,
            KeepResources = keepResources,
            KeepOutputs = keepOutputs,
            SkipInternalKeys = skipInternalKeys,
            ElideAssets = elideAssets,
            Unknowns = unknowns,
        };

    private static Gen<PropertyValue> Nested(int size) => size == 0
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Nested(size / 2).Select(PropertyValue (value) => new PropertyValue.Secret(value)),
            Output(Nested(size / 2)),
            Gen.ListOf(Nested(size / 3), 3).Select(items => PropertyValue.Of(items)),
            MapOf(Nested(size / 3)).Select(PropertyValue (map) => map),
            Archive(size));

    private static Gen<PropertyValue> Leaf { get; } = Gen.OneOf(
        Gen.Constant<PropertyValue>(PropertyValue.Null.Instance),
        Gen.Constant<PropertyValue>(PropertyValue.Unknown.Instance),
        Gen.Elements<PropertyValue>(true, false),
        Numbers.Select(PropertyValue (number) => number),
        Texts.Select(PropertyValue (text) => text),
        Assets.Select(PropertyValue (asset) => asset),
        from urn in Urns
        from id in Gen.Elements<PropertyValue?>(null, PropertyValue.Unknown.Instance, "i-123")
        from version in Gen.Elements("", "1.2.3")
        select (PropertyValue)new PropertyValue.ResourceReference(urn, id, version));

    private static Gen<PropertyMap> MapOf(Gen<PropertyValue> values) =>
        from keys in Gen.ListOf(Keys, 3)
        from members in Gen.ListOf(values, 3)
        select PropertyMap.From(keys.Zip(members).Select(pair => KeyValuePair.Create(pair.First, pair.Second)));

    // An unknown inside an output is an output without a value.
    private static Gen<PropertyValue> Output(Gen<PropertyValue> values) =>
        from value in Gen.OneOf(values, Gen.Constant<PropertyValue>(PropertyValue.Unknown.Instance))
        from isSecret in Gen.Elements(true, false)
        from dependencies in Gen.ListOf(Urns, 2)
        from count in Gen.Choose(0, 2)
        select (PropertyValue)new PropertyValue.Output(
            value is PropertyValue.Unknown ? null : value, isSecret, [.. dependencies.Take(count)]);

    private static Gen<PropertyValue> Archive(int size) =>
        from hash in Gen.Elements("", "440f79f94d43a729")
        from kind in Gen.Choose(0, 2)
        from text in Texts
        from members in Gen.ListOf(
            size < 4 ? Assets.Select(PropertyValue (asset) => asset) : Gen.OneOf(Assets.Select(PropertyValue (asset) => asset), Archive(size / 4)), 2)
        select (PropertyValue)(kind switch
        {
            0 => new PropertyValue.Archive { Hash = hash, Path = text },
            1 => new PropertyValue.Archive { Hash = hash, Uri = text },
            _ => new PropertyValue.Archive
            {
                Hash = hash,
                Assets = PropertyMap.From(members.Select((member, index) => KeyValuePair.Create($"f{index}", member))),
            },
        });
}
