using Google.Protobuf.WellKnownTypes;
using Wire = Google.Protobuf.WellKnownTypes.Value;

namespace Fleet.Protocol.Values.Internal;

/// <summary>Writes values as they are: what may pass was decided before.</summary>
internal static class ValueWriter
{
    public static Struct Struct(PropertyMap members)
    {
        var message = new Struct();
        foreach (var (name, value) in members)
        {
            message.Fields.Add(name, Value(value));
        }

        return message;
    }

    public static Wire Value(PropertyValue value) => value switch
    {
        PropertyValue.Null => Wire.ForNull(),
        PropertyValue.Bool boolean => Wire.ForBool(boolean.Value),
        PropertyValue.Number number => Wire.ForNumber(number.Value),
        PropertyValue.Text text => Text(text.Value),
        PropertyValue.Unknown => Text(Signatures.Unknown),
        PropertyValue.List list => List(list.Items.Select(Value)),
        PropertyValue.Map map => Wire.ForStruct(Struct(map.Members)),
        PropertyValue.Secret secret => Special(Signatures.Secret, ("value", Value(secret.Value))),
        PropertyValue.Output output => Special(
            Signatures.Output,
            ("value", output.Value is null ? null : Value(output.Value)),
            ("secret", output.IsSecret ? Wire.ForBool(true) : null),
            ("dependencies", output.Dependencies.IsDefaultOrEmpty ? null : List(output.Dependencies.Select(urn => Text(urn.Text))))),
        PropertyValue.Asset asset => Special(
            Signatures.Asset,
            ("hash", asset.Hash.Length == 0 ? null : Text(asset.Hash)),
            ("text", Optional(asset.Content)),
            ("path", Optional(asset.Path)),
            ("uri", Optional(asset.Uri))),
        PropertyValue.Archive archive => Special(
            Signatures.Archive,
            ("hash", archive.Hash.Length == 0 ? null : Text(archive.Hash)),
            ("assets", archive.Assets is null
                ? null
                : Wire.ForStruct(Struct(archive.Assets))),
            ("path", Optional(archive.Path)),
            ("uri", Optional(archive.Uri))),
        PropertyValue.ResourceReference reference => Special(
            Signatures.Resource,
            ("urn", Text(reference.Urn.Text)),
            ("id", reference.Id is null ? null : Value(reference.Id)),
            ("packageVersion", reference.PackageVersion.Length == 0 ? null : Text(reference.PackageVersion))),
        _ => throw new InvalidOperationException($"Bug: a value of kind '{value.GetType().Name}' cannot be written."),
    };

    private static Wire Special(string signature, params ReadOnlySpan<(string Name, Wire? Value)> members)
    {
        var message = new Struct { Fields = { [Signatures.Key] = Text(signature) } };
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                message.Fields.Add(name, value);
            }
        }

        return Wire.ForStruct(message);
    }

    private static Wire List(IEnumerable<Wire> items) => new() { ListValue = new ListValue { Values = { items } } };

    private static Wire Text(string text) => Wire.ForString(text);

    private static Wire? Optional(string? text) => text is null ? null : Text(text);
}
