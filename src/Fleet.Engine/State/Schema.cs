using System.Collections.Immutable;
using System.Text.Json;

namespace Fleet.Engine.State;

/// <summary>
/// Versions of the deployment schema: 3, or 4 with the list of the newer features that a state uses. A reader that does
/// not know one of them refuses the whole. 1 and 2 are read (<see cref="OldSchemas"/>) and no longer written.
/// </summary>
internal static class Schema
{
    private const string Snippets = "snippets-prototype";
    private const string Extensions = "extensionParameterization";
    private const string ByteStrings = "byteString";
    private const string UseNewer = "Nothing was changed. Use a newer fleet, or go on with the Pulumi CLI that has written it.";

    /// <summary>What this engine acts on, and of the last two keeps as it is.</summary>
    private static readonly string[] KnownFeatures =
        [Extensions, "hooks", "refreshBeforeUpdate", "replaceWith", Snippets, "taint", "views"];

    /// <summary>
    /// The version of a checkpoint or export file, and the deployment's element in it (<c>latest</c> or <c>deployment</c>);
    /// null when there is none.
    /// </summary>
    /// <exception cref="StateFormatException">The file is of a schema that this engine does not read.</exception>
    public static (int Version, JsonElement? Deployment) Find(JsonElement root)
    {
        var version = root.TryGetProperty("version", out var number) && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt32(out var value) ? value : 0;
        if (root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array
            && features.EnumerateArray().Select(feature => feature.ToString()).Except(KnownFeatures).FirstOrDefault() is { } unknown)
        {
            throw Refuse(unknown == ByteStrings
                ? "It holds texts that are not UTF-8 (the feature 'byteString'), which this engine cannot keep."
                : $"It uses the feature '{unknown}', which this engine does not know.");
        }

        var deployment = Member(root, "deployment") ?? (Member(root, "checkpoint") is { } checkpoint ? Member(checkpoint, "latest") : null);
        return version switch
        {
            >= 1 and <= 4 => (version, deployment),

            // A stack that was only made, and what was written before there were versions.
            0 when deployment is null => Member(root, "latest") is { } latest ? (1, latest) : (3, null),
            _ => throw Refuse($"It is of schema version {version}, which this engine does not know."),
        };
    }

    private static StateFormatException Refuse(string reason) => new(reason, mend: UseNewer);

    /// <summary>Writes the version and the features that a deployment uses.</summary>
    public static void Write(Utf8JsonWriter writer, Deployment? deployment)
    {
        var features = deployment is null ? [] : Features(deployment);
        writer.WriteNumber("version", features.IsEmpty ? 3 : 4);
        if (features.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("features");
        foreach (var feature in features)
        {
            writer.WriteStringValue(feature);
        }

        writer.WriteEndArray();
    }

    private static ImmutableSortedSet<string> Features(Deployment deployment)
    {
        var resources = deployment.Resources.Concat(deployment.PendingOperations.Select(operation => operation.Resource));
        var features = resources.SelectMany(Features);
        if (deployment.Extra.Any(field => field.Key == "snippets"))
        {
            features = features.Append(Snippets);
        }

        if (deployment.Extra.Any(field => field.Key == "extensions"))
        {
            features = features.Append(Extensions);
        }

        return features.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Features(ResourceState resource)
    {
        if (resource.RefreshBeforeUpdate)
        {
            yield return "refreshBeforeUpdate";
        }

        if (!resource.ViewOf.IsEmpty)
        {
            yield return "views";
        }

        if (resource.IsTainted)
        {
            yield return "taint";
        }

        if (!resource.ReplaceWith.IsEmpty)
        {
            yield return "replaceWith";
        }

        if (!resource.Hooks.IsEmpty)
        {
            yield return "hooks";
        }

        foreach (var field in resource.Extra)
        {
            if (field.Key == "snippetID")
            {
                yield return Snippets;
            }
            else if (field.Key == "extensionRef")
            {
                yield return Extensions;
            }
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;
}
