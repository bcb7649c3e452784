using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>The content of a checkpoint as JSON, deployment schema version 3 (4 where a newer feature is used).</summary>
internal static class DeploymentJson
{
    public const string EngineVersion = "v0.1.0";

    private static readonly string[] KnownFeatures = ["hooks", "refreshBeforeUpdate", "replaceWith", "taint", "views"];

    /// <summary>The digest that guards a version text.</summary>
    public static string Magic(string version) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)));

    /// <summary>The stack file's text, compact.</summary>
    public static byte[] WriteCheckpoint(string qualifiedStack, Deployment? deployment, IStateSecrets secrets) =>
        Render(writer =>
        {
            WriteVersion(writer, deployment);
            writer.WriteStartObject("checkpoint");
            writer.WriteString("stack", qualifiedStack);
            if (deployment is not null)
            {
                writer.WritePropertyName("latest");
                Write(writer, deployment, secrets);
            }

            writer.WriteEndObject();
        });

    /// <summary>The export file's text.</summary>
    public static byte[] WriteExport(Deployment deployment, IStateSecrets secrets) => Render(writer =>
    {
        WriteVersion(writer, deployment);
        writer.WritePropertyName("deployment");
        Write(writer, deployment, secrets);
    });

    /// <summary>
    /// The deployment's element in a checkpoint (<c>latest</c>) or export file (<c>deployment</c>); null when there is
    /// none.
    /// </summary>
    /// <exception cref="DiagnosticException">The file is of a schema that this engine does not read.</exception>
    public static JsonElement? Find(JsonElement root)
    {
        var version = root.TryGetProperty("version", out var number) && number.TryGetInt32(out var value) ? value : 0;
        if (root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array)
        {
            var unknown = features.EnumerateArray().Select(feature => feature.GetString() ?? "").Except(KnownFeatures);
            if (unknown.FirstOrDefault() is { } feature)
            {
                throw new DiagnosticException(
                    $"The state uses the feature '{feature}', which this engine does not know.", "Use a newer engine.");
            }
        }

        var found = root.TryGetProperty("deployment", out var deployment)
            || (root.TryGetProperty("checkpoint", out var checkpoint) && checkpoint.TryGetProperty("latest", out deployment));
        return (found, version) switch
        {
            (true, 3 or 4) => deployment.ValueKind == JsonValueKind.Null ? null : deployment,
            (false, 0 or 3 or 4) => null,
            (_, > 4) => throw new DiagnosticException(
                $"The state is of schema version {version}, which this engine does not know.", "Use a newer engine."),
            _ => throw new DiagnosticException(
                $"The state is of schema version {version}, which is no longer read.",
                "Run 'pulumi up' once with a current Pulumi CLI, which rewrites it."),
        };
    }

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

    /// <summary>Reads a deployment.</summary>
    public static Deployment Read(JsonElement element, IStateSecrets secrets)
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
                        Time = DateTimeOffset.TryParse(Text(member.Value, "time"), out var time) ? time : null,
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
                case "resources" or "pending_operations" or "metadata":
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
        _ => throw new DiagnosticException($"The state holds a pending operation of an unknown kind, '{name}'."),
    };

    private static PendingOperation ReadPending(JsonElement element, IStateSecrets secrets) => new(
        ResourceJson.Read(element.GetProperty("resource"), secrets),
        ParseKind(element.GetProperty("type").GetString()));

    private static void Write(Utf8JsonWriter writer, Deployment deployment, IStateSecrets secrets)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("manifest");
        writer.WriteString("time", ResourceJson.Rfc3339(deployment.Time ?? DateTimeOffset.UnixEpoch));
        writer.WriteString("magic", Magic(EngineVersion));
        writer.WriteString("version", EngineVersion);
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
        writer.WriteEndObject();
        foreach (var (name, value) in deployment.Extra)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter writer, Deployment? deployment)
    {
        var resources = deployment?.Resources ?? [];
        var features = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            AddFeatures(features, resource);
        }

        writer.WriteNumber("version", features.Count == 0 ? 3 : 4);
        if (features.Count > 0)
        {
            writer.WriteStartArray("features");
            foreach (var feature in features)
            {
                writer.WriteStringValue(feature);
            }

            writer.WriteEndArray();
        }
    }

    private static void AddFeatures(SortedSet<string> features, ResourceState resource)
    {
        if (resource.RefreshBeforeUpdate)
        {
            features.Add("refreshBeforeUpdate");
        }

        if (!resource.ViewOf.IsEmpty)
        {
            features.Add("views");
        }

        if (resource.IsTainted)
        {
            features.Add("taint");
        }

        if (!resource.ReplaceWith.IsEmpty)
        {
            features.Add("replaceWith");
        }

        if (!resource.Hooks.IsEmpty)
        {
            features.Add("hooks");
        }
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
