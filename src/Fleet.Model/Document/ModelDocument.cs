using System.Text.Json;

namespace Fleet.Document;

/// <summary>
/// The checked model as written with <c>FLEET_MODEL=file</c>: everything that was declared, whole, for readers that
/// know nothing of the program that declared it. It holds no secret: their values read <c>[secret]</c>.
/// </summary>
/// <remarks>
/// Services are addressed by path, <c>host/stack/service</c>. Lists keep the order of declaration; members that have
/// nothing to say are absent. <see cref="Format"/> is raised when a member changes its meaning, not when one is added.
/// </remarks>
public sealed record ModelDocument
{
    /// <summary>What stands where a secret's value would.</summary>
    public const string Redacted = "[secret]";

    /// <summary>The format's version: 1.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Every declared host, owned by this stack or not.</summary>
    public required IReadOnlyList<HostDocument> Hosts { get; init; }

    /// <summary>Every container stack of every host.</summary>
    public required IReadOnlyList<StackDocument> Stacks { get; init; }

    /// <summary>What crosses from one host to another, and by which transport.</summary>
    public required IReadOnlyList<LinkDocument> Links { get; init; }

    /// <summary>The routes of every edge, in the order in which they are tried.</summary>
    public required IReadOnlyList<RouteDocument> Routes { get; init; }

    /// <summary>Every arrow of the fleet, derived from what was declared.</summary>
    public IReadOnlyList<EdgeDocument> Edges { get => field ?? []; init; }

    /// <summary>The declared groups of hosts.</summary>
    public IReadOnlyList<GroupDocument> Groups { get => field ?? []; init; }

    /// <summary>What is outside of every host.</summary>
    public IReadOnlyList<ExternalDocument> Externals { get => field ?? []; init; }

    /// <summary>What must never use what.</summary>
    public IReadOnlyList<ForbiddenDocument> Forbidden { get => field ?? []; init; }

    /// <summary>What happens in which order.</summary>
    public IReadOnlyList<FlowDocument> Flows { get => field ?? []; init; }

    /// <summary>What is done step by step.</summary>
    public IReadOnlyList<ProcedureDocument> Procedures { get => field ?? []; init; }

    /// <summary>The drawings the operator declared.</summary>
    public IReadOnlyList<ViewDocument> Views { get => field ?? []; init; }

    /// <summary>Backups, recovery objectives, alerts and health pages.</summary>
    public PoliciesDocument? Policies { get; init; }

    /// <summary>The declared domains.</summary>
    public IReadOnlyList<DnsZoneDocument>? Zones { get; init; }

    /// <summary>The declared secrets by name, without any value.</summary>
    public required IReadOnlyList<SecretDocument> Secrets { get; init; }

    /// <summary>What the check of the model found. A written document holds no error.</summary>
    public required IReadOnlyList<FindingDocument> Findings { get; init; }

    /// <summary>The document as indented JSON that ends with a newline.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ModelDocumentJson.Default.ModelDocument) + "\n";

    /// <summary>Reads a document back.</summary>
    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static ModelDocument Parse(string json) =>
        JsonSerializer.Deserialize(json, ModelDocumentJson.Default.ModelDocument)
        ?? throw new JsonException("The model document is empty.");
}
