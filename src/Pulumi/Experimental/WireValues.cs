using System.Collections.Immutable;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Wire = Fleet.Protocol.Values.PropertyValue;

namespace Pulumi.Experimental;

/// <summary>Values between providers and the wire.</summary>
internal static class WireValues
{
    /// <summary>An absent message has no members.</summary>
    public static ImmutableDictionary<string, PropertyValue> Read(Struct? message) =>
        message is null ? ImmutableDictionary<string, PropertyValue>.Empty : Members(PropertyCodec.Decode(message));

    public static Struct? Write(IEnumerable<KeyValuePair<string, PropertyValue>>? values) =>
        values is null ? null : PropertyCodec.Encode(Members(values));

    public static PropertyValue From(Wire value) => value switch
    {
        Wire.Null => PropertyValue.Null,
        Wire.Bool flag => new PropertyValue(flag.Value),
        Wire.Number number => new PropertyValue(number.Value),
        Wire.Text text => new PropertyValue(text.Value),
        Wire.List list => new PropertyValue([.. list.Items.Select(From)]),
        Wire.Map map => new PropertyValue(Members(map.Members)),
        Wire.Asset asset => new PropertyValue((Asset)AssetOrArchive.From(asset)),
        Wire.Archive archive => new PropertyValue((Archive)AssetOrArchive.From(archive)),
        Wire.ResourceReference reference => new PropertyValue(new ResourceReference(
            new Urn(reference.Urn.Text),
            reference.Id is null ? null : reference.Id is Wire.Text { Value.Length: > 0 } id ? new(id.Value) : PropertyValue.Computed,
            reference.PackageVersion)),
        Wire.Secret secret => From(secret.Value).WithSecret(true),
        Wire.Output output => From(output),
        _ => PropertyValue.Computed,
    };

    public static Wire To(PropertyValue value)
    {
        var plain = value.Match<Wire>(
            () => Wire.Null.Instance,
            flag => flag,
            number => number,
            text => text,
            items => new Wire.List([.. items.Select(To)]),
            members => new Wire.Map(Members(members)),
            asset => asset.ToValue(),
            archive => archive.ToValue(),
            To,
            () => Wire.Unknown.Instance);
        return value switch
        {
            { Dependencies.IsEmpty: false } => new Wire.Output(
                value.IsComputed ? null : plain,
                value.IsSecret,
                [.. value.Dependencies.Select(urn => urn.ToString()).Order(StringComparer.Ordinal).Select(Fleet.Protocol.Urn.Parse)]),
            { IsSecret: true } => new Wire.Secret(plain),
            _ => plain,
        };
    }

    private static Wire.ResourceReference To(ResourceReference reference)
    {
        Wire? id = reference.Id is null ? null : reference.Id.TryGetString(out var text) ? text : "";
        return new(Fleet.Protocol.Urn.Parse(reference.URN), id, reference.PackageVersion);
    }

    private static PropertyValue From(Wire.Output output)
    {
        var inner = output.Value is null ? PropertyValue.Computed : From(output.Value);
        return inner
            .WithSecret(output.IsSecret || inner.IsSecret)
            .WithDependencies(inner.Dependencies.Union(output.Dependencies.Select(urn => new Urn(urn.Text))));
    }

    private static ImmutableDictionary<string, PropertyValue> Members(PropertyMap members) =>
        members.ToImmutableDictionary(member => member.Key, member => From(member.Value));

    private static PropertyMap Members(IEnumerable<KeyValuePair<string, PropertyValue>> members) =>
        PropertyMap.From(members.Select(member => KeyValuePair.Create(member.Key, To(member.Value))));
}
