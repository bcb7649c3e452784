using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>The content of a checkpoint as JSON, deployment schema version 3 (4 where a newer feature is used).</summary>
internal static class DeploymentJson
{
    public const string EngineVersion = "v0.1.0";

    /// <summary>The digest that guards a version text.</summary>
    public static string Magic(string version) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)));

    /// <summary>The stack file's text, compact.</summary>
    public static byte[] WriteCheckpoint(string qualifiedStack, Deployment? deployment, IStateSecrets secrets) =>
        Render(writer =>
        {
            var unknown = deployment?.Unknown ?? UnknownFields.None;
            Schema.Write(writer, deployment);
            writer.WriteStartObject("checkpoint");
            writer.WriteString("stack", qualifiedStack);
            UnknownFields.Write(writer, unknown.Checkpoint.Where(field => field.Key == "config"));
            if (deployment is not null)
            {
                writer.WritePropertyName("latest");
                Write(writer, deployment, secrets);
            }

            UnknownFields.Write(writer, unknown.Checkpoint.Where(field => field.Key != "config"));
            writer.WriteEndObject();
            UnknownFields.Write(writer, unknown.File);
        });

    /// <summary>The export file's text.</summary>
    public static byte[] WriteExport(Deployment deployment, IStateSecrets secrets) => Render(writer =>
    {
        Schema.Write(writer, deployment);
        writer.WritePropertyName("deployment");
        Write(writer, deployment, secrets);
        UnknownFields.Write(writer, deployment.Unknown.File);
    });

    /// <summary>The salt of a deployment's secrets; empty when it has none.</summary>
    public static string SecretsState(JsonElement deployment)
    {
        if (!deployment.TryGetProperty("secrets_providers", out var secrets) || secrets.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var type = secrets.TryGetProperty("type", out var name) ? name.GetString() : "";
        return type switch
        {
            "passphrase" => secrets.GetProperty("state").GetProperty("salt").GetString() ?? "",
            "" or null => "",
            _ => throw new DiagnosticException(
                $"The state's secrets are kept by '{type}', which this engine does not support.",
                "Change the stack to a passphrase with 'pulumi stack change-secrets-provider passphrase'."),
        };
    }

    /// <summary>Reads a checkpoint's or an export's deployment with what stands around it.</summary>
    public static Deployment Read(RawCheckpoint raw, IStateSecrets secrets)
    {
        var deployment = raw.Deployment is { } element ? OldSchemas.Migrate(Read(element, secrets), raw.Version) : Deployment.Empty;
        var isUnversioned = raw.Root.TryGetProperty("latest", out _);
        JsonElement? checkpoint = isUnversioned ? raw.Root : raw.Root.TryGetProperty("checkpoint", out var found) ? found : null;
        return deployment with
        {
            Unknown = deployment.Unknown with
            {
                File = isUnversioned ? [] : UnknownFields.Of(raw.Root, "version", "features", "checkpoint", "deployment"),
                Checkpoint = UnknownFields.Of(checkpoint, "stack", "latest", "version"),
            },
        };
    }

    private static Deployment Read(JsonElement element, IStateSecrets secrets)
    {
        var deployment = new Deployment { SecretsState = SecretsState(element) };
        var extra = ImmutableArray.CreateBuilder<KeyValuePair<string, JsonElement>>();
        foreach (var member in element.EnumerateObject())
        {
            switch (member.Name)
            {
                case "manifest":
                    deployment = deployment with
                    {
                        Version = Text(member.Value, "version"),
                        Magic = Text(member.Value, "magic"),
                        Time = DateTimeOffset.TryParse(
                            Text(member.Value, "time"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
                        Unknown = deployment.Unknown with
                        {
                            Manifest = UnknownFields.Of(member.Value, "time", "magic", "version"),
                        },
                    };
                    break;
                case "secrets_providers":
                    break;
                case "resources" when member.Value.ValueKind == JsonValueKind.Array:
                    deployment = deployment with
                    {
                        Resources = [.. member.Value.EnumerateArray().Select(item => ResourceJson.Read(item, secrets))],
                    };
                    break;
                case "pending_operations" when member.Value.ValueKind == JsonValueKind.Array:
                    deployment = deployment with
                    {
                        PendingOperations =
                            [.. member.Value.EnumerateArray().Select(item => ReadPending(item, secrets))],
                    };
                    break;
                case "metadata":
                    deployment = deployment with
                    {
                        Unknown = deployment.Unknown with { Metadata = UnknownFields.Of(member.Value, "integrity_error") },
                    };
                    break;
                case "resources" or "pending_operations":
                    break;
                default:
                    extra.Add(KeyValuePair.Create(member.Name, member.Value.Clone()));
                    break;
            }
        }

        return deployment with { Extra = extra.ToImmutable() };
    }

    /// <summary>The name of a kind of pending operation.</summary>
    public static string Name(PendingKind kind) => kind switch
    {
        PendingKind.Creating => "creating",
        PendingKind.Updating => "updating",
        PendingKind.Deleting => "deleting",
        PendingKind.Reading => "reading",
        PendingKind.Importing => "importing",
    };

    /// <summary>The kind of pending operation of a name.</summary>
    public static PendingKind ParseKind(string? name) => name switch
    {
        "creating" => PendingKind.Creating,
        "updating" => PendingKind.Updating,
        "deleting" => PendingKind.Deleting,
        "reading" => PendingKind.Reading,
        "importing" => PendingKind.Importing,
        _ => throw new StateFormatException($"It holds a pending operation of an unknown kind, '{name}'."),
    };

    private static PendingOperation ReadPending(JsonElement element, IStateSecrets secrets) => new(
        ResourceJson.Read(element.GetProperty("resource"), secrets),
        ParseKind(element.GetProperty("type").GetString()));

    private static void Write(Utf8JsonWriter writer, Deployment deployment, IStateSecrets secrets)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("manifest");
        writer.WriteString("time", ResourceJson.Rfc3339(deployment.Time ?? DateTimeOffset.UnixEpoch));
        var version = deployment.Version.Length > 0 ? deployment.Version : EngineVersion;
        writer.WriteString("magic", Magic(version));
        writer.WriteString("version", version);
        UnknownFields.Write(writer, deployment.Unknown.Manifest);
        writer.WriteEndObject();
        if (deployment.SecretsState.Length > 0)
        {
            writer.WriteStartObject("secrets_providers");
            writer.WriteString("type", "passphrase");
            writer.WriteStartObject("state");
            writer.WriteString("salt", deployment.SecretsState);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        if (!deployment.Resources.IsEmpty)
        {
            writer.WriteStartArray("resources");
            foreach (var resource in deployment.Resources)
            {
                ResourceJson.Write(writer, resource, secrets);
            }

            writer.WriteEndArray();
        }

        if (!deployment.PendingOperations.IsEmpty)
        {
            writer.WriteStartArray("pending_operations");
            foreach (var pending in deployment.PendingOperations)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("resource");
                ResourceJson.Write(writer, pending.Resource, secrets);
                writer.WriteString("type", Name(pending.Kind));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteStartObject("metadata");
        UnknownFields.Write(writer, deployment.Unknown.Metadata);
        writer.WriteEndObject();
        UnknownFields.Write(writer, deployment.Extra);
        writer.WriteEndObject();
    }

    private static byte[] Render(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ValueJson.WriterOptions))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) ? member.GetString() ?? "" : "";
}
