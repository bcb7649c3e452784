using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Wire = Google.Protobuf.WellKnownTypes.Value;

namespace Fleet.Protocol.Values.Internal;

/// <summary>Reads values as they are; a signature object that is not as it should be is an error.</summary>
internal static class ValueReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static PropertyMap Members(Struct message, Trail trail) => PropertyMap.From(message.Fields.Select(
        member => KeyValuePair.Create(member.Key, Value(member.Value, trail.Key(member.Key)))));

    public static PropertyValue Value(Wire message, Trail trail) => message.KindCase switch
    {
        // A value without any kind is what some writers make of null.
        Wire.KindOneofCase.None or Wire.KindOneofCase.NullValue => PropertyValue.Null.Instance,
        Wire.KindOneofCase.BoolValue => message.BoolValue,
        Wire.KindOneofCase.NumberValue => message.NumberValue,
        Wire.KindOneofCase.StringValue => Signatures.IsUnknown(message.StringValue)
            ? PropertyValue.Unknown.Instance
            : message.StringValue,
        Wire.KindOneofCase.ListValue => new PropertyValue.List(
            [.. message.ListValue.Values.Select((item, index) => Value(item, trail.Index(index)))]),
        Wire.KindOneofCase.StructValue => Object(message.StructValue, trail),
        _ => throw trail.Error("has a kind of value that is not known here"),
    };

    private static PropertyValue Object(Struct message, Trail trail)
    {
        if (!message.Fields.TryGetValue(Signatures.Key, out var signature))
        {
            return Members(message, trail);
        }

        var special = new SpecialObject(message, trail);
        return signature.KindCase == Wire.KindOneofCase.StringValue ? signature.StringValue switch
        {
            Signatures.Secret => new PropertyValue.Secret(
                special.Value("value") ?? throw trail.Error("is a secret without a value")),
            Signatures.Asset => new PropertyValue.Asset
            {
                Hash = special.Text("hash") ?? "",
                Content = special.Text("text"),
                Path = special.Text("path"),
                Uri = special.Text("uri"),
            },
            Signatures.Archive => new PropertyValue.Archive
            {
                Hash = special.Text("hash") ?? "",
                Assets = Assets(special),
                Path = special.Text("path"),
                Uri = special.Text("uri"),
            },
            Signatures.Resource => Reference(special),
            Signatures.Output => Output(special),
            Signatures.ByteString => ByteString(special),
            Signatures.Float => Float(special),
            var other => throw trail.Error($"is an object with the unknown signature '{other}'"),
        }
        : throw trail.Error("is an object whose signature is not a text");
    }

    private static PropertyMap? Assets(SpecialObject archive)
    {
        if (archive.Value("assets") is not { } value)
        {
            return null;
        }

        if (value is not PropertyValue.Map { Members: var members })
        {
            throw archive.Trail.Error("is an archive whose 'assets' is not an object");
        }

        var stray = members.FirstOrDefault(
            member => member.Value is not (PropertyValue.Asset or PropertyValue.Archive)).Key;
        return stray is null
            ? members
            : throw archive.Trail.Key("assets").Key(stray).Error("is neither an asset nor an archive");
    }

    private static PropertyValue.ResourceReference Reference(SpecialObject reference)
    {
        var id = reference.Value("id")?.Unwrap() switch
        {
            null or PropertyValue.Null => null,
            PropertyValue.Unknown or PropertyValue.Text { Value: "" } => PropertyValue.Unknown.Instance,
            PropertyValue.Text text => (PropertyValue)text,
            _ => throw reference.Trail.Error("is a reference to a resource whose 'id' is not a text"),
        };
        return new PropertyValue.ResourceReference(
            Urn(reference.Text("urn"), reference.Trail), id, reference.Text("packageVersion") ?? "");
    }

    private static PropertyValue.Output Output(SpecialObject output)
    {
        var secret = output.Value("secret") switch
        {
            null or PropertyValue.Null => false,
            PropertyValue.Bool boolean => boolean.Value,
            _ => throw output.Trail.Error("is an output whose 'secret' is neither true nor false"),
        };
        ImmutableArray<PropertyValue> dependencies = output.Value("dependencies") switch
        {
            null or PropertyValue.Null => [],
            PropertyValue.List list => list.Items,
            _ => throw output.Trail.Error("is an output whose 'dependencies' is not a list"),
        };
        var value = output.Value("value");
        return new PropertyValue.Output(
            value is PropertyValue.Unknown ? null : value,
            secret,
            [.. dependencies.Select(urn => Urn((urn as PropertyValue.Text)?.Value, output.Trail.Key("dependencies")))]);
    }

    private static PropertyValue ByteString(SpecialObject bytes)
    {
        var text = bytes.Text("value") ?? throw bytes.Trail.Error("is a byte string without a value");
        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw bytes.Trail.Error("is a byte string whose value is not base64");
        }
        catch (DecoderFallbackException)
        {
            throw bytes.Trail.Error("holds bytes that are not a text in UTF-8");
        }
    }

    private static PropertyValue Float(SpecialObject number) =>
        number.Text("value") is { Length: 16 } text
        && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? BitConverter.Int64BitsToDouble(bits)
            : throw number.Trail.Error("is a number whose value is not 16 hex digits");

    private static Urn Urn(string? text, Trail trail) =>
        Protocol.Urn.TryParse(text, out var urn) ? urn : throw trail.Error($"refers to '{text}', which is not a resource URN");
}
