using System.Collections.Immutable;
using System.Text.Json;

namespace Fleet.Engine.State;

/// <summary>What is recorded of a stack: the content of a checkpoint.</summary>
internal sealed record Deployment
{
    /// <summary>Nothing recorded.</summary>
    public static Deployment Empty { get; } = new();

    /// <summary>When it was written.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The version of the engine that wrote it; empty when not known.</summary>
    public string Version { get; init; } = "";

    /// <summary>The digest of <see cref="Version"/> that guards against edits by accident.</summary>
    public string Magic { get; init; } = "";

    /// <summary>The salt of its secrets; empty when it has none.</summary>
    public string SecretsState { get; init; } = "";

    /// <summary>The resources, each after those it refers to.</summary>
    public ImmutableArray<ResourceState> Resources { get; init; } = [];

    public ImmutableArray<PendingOperation> PendingOperations { get; init; } = [];

    /// <summary>Fields of the file around it that this engine does not use.</summary>
    public UnknownFields Unknown { get; init; } = UnknownFields.None;

    /// <summary>Fields of its own that this engine does not use; kept as they are.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Extra { get; init; } = [];
}
