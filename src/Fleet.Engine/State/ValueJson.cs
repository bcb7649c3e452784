using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Property values as checkpoints hold them: JSON in which an object with the signature key stands for more.</summary>
internal static class ValueJson
{
    /// <summary>Compact and escaped as Pulumi writes.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = GoJson.Encoder,
        MaxDepth = 1000,
    };

    /// <summary>Allows the nesting that values have.</summary>
    public static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = 1000 };

    public static void Write(Utf8JsonWriter writer, PropertyMap map, IStateSecrets secrets, string place)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            Write(writer, value, secrets, $"{place}/{name}");
        }

        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, PropertyValue value, IStateSecrets secrets, string place)
    {
        switch (value)
        {
            case PropertyValue.Null:
                writer.WriteNullValue();
                break;
            case PropertyValue.Bool flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case PropertyValue.Number number:
                WriteNumber(writer, number.Value);
                break;
            case PropertyValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case PropertyValue.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item, secrets, place);
                }

                writer.WriteEndArray();
                break;
            case PropertyValue.Map map:
                Write(writer, map.Members, secrets, place);
                break;
            case PropertyValue.Secret secret:
                Signed(writer, Signatures.Secret);
                secrets.Write(writer, place, ToText(secret.Value));
                writer.WriteEndObject();
                break;
            case PropertyValue.Unknown:
                writer.WriteStringValue(Signatures.Unknown);
                break;
            case PropertyValue.Output { IsSecret: true } output:
                Write(writer, new PropertyValue.Secret(output.Value ?? PropertyValue.Unknown.Instance), secrets, place);
                break;
            case PropertyValue.Output output:
                Write(writer, output.Value ?? PropertyValue.Unknown.Instance, secrets, place);
                break;
            case PropertyValue.Asset asset:
                WriteAsset(writer, asset);
                break;
            case PropertyValue.Archive archive:
                WriteArchive(writer, archive, secrets, place);
                break;
            case PropertyValue.ResourceReference reference:
                WriteReference(writer, reference, secrets, place);
                break;
            default:
                throw new InvalidOperationException($"Bug: state has no form for {value.GetType().Name}.");
        }
    }

    /// <summary>The JSON text of a value. Secrets inside stand in clear: the text is to be encrypted as a whole.</summary>
    public static string ToText(PropertyValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            Write(writer, WithoutSecrets(value), NoSecrets.Instance, "");
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static PropertyMap ReadMap(JsonElement element, IStateSecrets secrets, string place) => PropertyMap.From(
        element.EnumerateObject().Select(
            member => KeyValuePair.Create(member.Name, Read(member.Value, secrets, $"{place}/{member.Name}"))));

    public static PropertyValue Read(JsonElement element, IStateSecrets secrets, string place) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when element.ValueEquals(Signatures.Unknown) => PropertyValue.Unknown.Instance,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array => PropertyValue.Of(
            element.EnumerateArray().Select(item => Read(item, secrets, place))),
        JsonValueKind.Object when element.TryGetProperty(Signatures.Key, out var signature) =>
            ReadSigned(element, signature.GetString(), secrets, place),
        JsonValueKind.Object => ReadMap(element, secrets, place),
        _ => PropertyValue.Null.Instance,
    };

    private static PropertyValue ReadSigned(JsonElement element, string? signature, IStateSecrets secrets, string place)
    {
        string? Text(string name) => element.TryGetProperty(name, out var member) ? member.GetString() : null;
        PropertyValue? Value(string name) =>
            element.TryGetProperty(name, out var member) ? Read(member, secrets, place) : null;

        return signature switch
        {
            Signatures.Secret when Text("plaintext") is { } plain => ReadPlaintext(plain),
            Signatures.Secret when Text("ciphertext") is { } cipher => ReadCiphertext(cipher, secrets, place),
            Signatures.Secret => new PropertyValue.Secret(Value("value") ?? PropertyValue.Null.Instance),
            Signatures.Asset => new PropertyValue.Asset
            {
                Hash = Text("hash") ?? "",
                Content = Text("text"),
                Path = Text("path"),
                Uri = Text("uri"),
            },
            Signatures.Archive => new PropertyValue.Archive
            {
                Hash = Text("hash") ?? "",
                Path = Text("path"),
                Uri = Text("uri"),
                Assets = Value("assets")?.AsMap(),
            },
            Signatures.Resource => new PropertyValue.ResourceReference(
                Urn.Parse(Text("urn") ?? ""), Value("id"), Text("packageVersion") ?? ""),
            Signatures.Output => new PropertyValue.Output(
                Value("value"),
                element.TryGetProperty("secret", out var secret) && secret.GetBoolean(),
                element.TryGetProperty("dependencies", out var urns)
                    ? [.. urns.EnumerateArray().Select(urn => Urn.Parse(urn.GetString() ?? ""))]
                    : ImmutableArray<Urn>.Empty),
            Signatures.Float => BitConverter.UInt64BitsToDouble(
                ulong.Parse(Text("value") ?? "", NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
            _ => throw new StateFormatException(
                $"It holds a value of an unknown kind, '{signature}', at '{place}': a newer engine has written it.",
                mend: "Nothing was changed. Use a newer fleet, or go on with the Pulumi CLI that has written it."),
        };
    }

    // Another writer may have spelled the same value in another way before it encrypted it.
    private static PropertyValue.Secret ReadCiphertext(string ciphertext, IStateSecrets secrets, string place)
    {
        var text = secrets.Read(place, ciphertext);
        var secret = ReadPlaintext(text);
        var own = ToText(secret.Value);
        if (own != text)
        {
            secrets.Remember(place, own, ciphertext);
        }

        return secret;
    }

    private static PropertyValue.Secret ReadPlaintext(string json)
    {
        using var document = JsonDocument.Parse(json, ReaderOptions);
        return new PropertyValue.Secret(Read(document.RootElement, NoSecrets.Instance, ""));
    }

    private static PropertyValue WithoutSecrets(PropertyValue value) => value switch
    {
        _ when !value.ContainsSecrets => value,
        PropertyValue.Secret secret => WithoutSecrets(secret.Value),
        PropertyValue.Output output => WithoutSecrets(output.Value ?? PropertyValue.Unknown.Instance),
        PropertyValue.List list => PropertyValue.Of(list.Items.Select(WithoutSecrets)),
        PropertyValue.Map map => WithoutSecrets(map.Members),
        PropertyValue.Archive { Assets: { } assets } archive => archive with { Assets = WithoutSecrets(assets) },
        _ => value,
    };

    private static PropertyMap WithoutSecrets(PropertyMap map) => PropertyMap.From(
        map.Select(member => KeyValuePair.Create(member.Key, WithoutSecrets(member.Value))));

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteRawValue(GoJson.Number(number), skipInputValidation: true);
            return;
        }

        Signed(writer, Signatures.Float);
        writer.WriteString("value", BitConverter.DoubleToUInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteAsset(Utf8JsonWriter writer, PropertyValue.Asset asset)
    {
        Signed(writer, Signatures.Asset);
        Optional(writer, "hash", asset.Hash.Length == 0 ? null : asset.Hash);
        Optional(writer, "path", asset.Path);
        Optional(writer, "text", asset.Content);
        Optional(writer, "uri", asset.Uri);
        writer.WriteEndObject();
    }

    private static void WriteArchive(
        Utf8JsonWriter writer, PropertyValue.Archive archive, IStateSecrets secrets, string place)
    {
        Signed(writer, Signatures.Archive);
        if (archive.Assets is { } assets)
        {
            writer.WritePropertyName("assets");
            Write(writer, assets, secrets, place);
        }

        Optional(writer, "hash", archive.Hash.Length == 0 ? null : archive.Hash);
        Optional(writer, "path", archive.Path);
        Optional(writer, "uri", archive.Uri);
        writer.WriteEndObject();
    }

    private static void WriteReference(
        Utf8JsonWriter writer, PropertyValue.ResourceReference reference, IStateSecrets secrets, string place)
    {
        Signed(writer, Signatures.Resource);
        if (reference.Id is { } id)
        {
            writer.WritePropertyName("id");
            Write(writer, id, secrets, place);
        }

        Optional(writer, "packageVersion", reference.PackageVersion.Length == 0 ? null : reference.PackageVersion);
        writer.WriteString("urn", reference.Urn.Text);
        writer.WriteEndObject();
    }

    private static void Signed(Utf8JsonWriter writer, string signature)
    {
        writer.WriteStartObject();
        writer.WriteString(Signatures.Key, signature);
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
