using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fleet.Compose;

/// <summary>
/// Every stack of a fleet as a Compose file, as written with <c>FLEET_COMPOSE=file</c>. It holds no secret: variables stand
/// for them.
/// </summary>
public sealed record ComposeDocument
{
    /// <summary>The stacks, in the order of declaration.</summary>
    public required IReadOnlyList<WrittenStack> Stacks { get; init; }

    /// <summary>Writes the stacks of a checked fleet.</summary>
    public static ComposeDocument Of(FleetModel fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        return new ComposeDocument { Stacks = [.. fleet.Hosts.SelectMany(host => host.Stacks).Select(Written)] };
    }

    /// <summary>The document as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ComposeDocumentJson.Default.ComposeDocument) + "\n";

    /// <summary>Reads a document back.</summary>
    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static ComposeDocument Parse(string json) =>
        JsonSerializer.Deserialize(json, ComposeDocumentJson.Default.ComposeDocument)
        ?? throw new JsonException("The document of Compose files is empty.");

    private static WrittenStack Written(ContainerStack stack)
    {
        var written = ComposeFile.Write(stack);
        return new WrittenStack
        {
            Path = stack.Path,
            Text = written.Text,
            Variables = written.Variables.ToDictionary(pair => pair.Key, pair => StandsFor(pair.Value)),
            LeftOut = written.LeftOut,
        };
    }

    private static string StandsFor(Value value) => value.Resolve(null).Parts switch
    {
        [SecretPart { Secret.Name: var name }] => $"the secret '{name}'",
        [CertificatePart { IsKey: true, Certificate.Owner.Path: var path }] => $"the private key of '{path}'",
        [CertificatePart { Certificate.Owner.Path: var path }] => $"the certificate of '{path}'",
        [ExternalPart { Name: var name }] => $"'{name}', which only the program knows",
        var other => throw new InvalidOperationException($"Bug: a variable stands for {other.Count} parts."),
    };
}

/// <summary>A stack as a Compose file.</summary>
public sealed record WrittenStack
{
    /// <summary>The stack's path, <c>host/stack</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The file.</summary>
    public required string Text { get; init; }

    /// <summary>What its variables stand for, in words.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>What a Compose file cannot say of the stack, a sentence each.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ComposeDocument))]
internal sealed partial class ComposeDocumentJson : JsonSerializerContext;
