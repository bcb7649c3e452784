using System.Text.Json;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Views;

/// <summary>Writes property values as Pulumi's events and state do; secret ones are blinded.</summary>
internal static class JsonValues
{
    /// <summary>Writes an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="map">The members.</param>
    /// <param name="secretsAsText">True to write a secret as the text <c>[secret]</c> rather than as a secret object.</param>
    public static void Write(Utf8JsonWriter json, PropertyMap map, bool secretsAsText)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map)
        {
            json.WritePropertyName(name);
            Write(json, value, secretsAsText);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, PropertyValue value, bool secretsAsText)
    {
        switch (value)
        {
            case PropertyValue.Null:
                json.WriteNullValue();
                break;
            case PropertyValue.Bool flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case PropertyValue.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case PropertyValue.Text text:
                json.WriteStringValue(text.Value);
                break;
            case PropertyValue.List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item, secretsAsText);
                }

                json.WriteEndArray();
                break;
            case PropertyValue.Map map:
                Write(json, map.Members, secretsAsText);
                break;
            case PropertyValue.Secret or PropertyValue.Output { IsSecret: true }:
                WriteSecret(json, secretsAsText);
                break;
            case PropertyValue.Output { Value: { } inner }:
                Write(json, inner, secretsAsText);
                break;
            case PropertyValue.Asset asset:
                Start(json, Signatures.Asset, asset.Hash);
                WriteOptional(json, "text", asset.Content is null ? null : "<contents elided>");
                WriteOptional(json, "path", asset.Path);
                WriteOptional(json, "uri", asset.Uri);
                json.WriteEndObject();
                break;
            case PropertyValue.Archive archive:
                Start(json, Signatures.Archive, archive.Hash);
                WriteOptional(json, "path", archive.Path);
                WriteOptional(json, "uri", archive.Uri);
                if (archive.Assets is { } assets)
                {
                    json.WritePropertyName("assets");
                    Write(json, assets, secretsAsText);
                }

                json.WriteEndObject();
                break;
            case PropertyValue.ResourceReference reference:
                Start(json, Signatures.Resource, "");
                json.WriteString("urn", reference.Urn.Text);
                if (reference.Id is { } id)
                {
                    json.WritePropertyName("id");
                    Write(json, id, secretsAsText);
                }

                json.WriteString("packageVersion", reference.PackageVersion);
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(Signatures.Unknown);
                break;
        }
    }

    private static void WriteSecret(Utf8JsonWriter json, bool asText)
    {
        if (asText)
        {
            json.WriteStringValue(ValueText.Secret);
            return;
        }

        Start(json, Signatures.Secret, "");
        json.WriteString("ciphertext", ValueText.Secret);
        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json, string signature, string hash)
    {
        json.WriteStartObject();
        json.WriteString(Signatures.Key, signature);
        WriteOptional(json, "hash", hash.Length == 0 ? null : hash);
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
