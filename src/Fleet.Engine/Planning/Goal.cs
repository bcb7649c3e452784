using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Planning;

/// <summary>What the program asks for: one registration of a resource.</summary>
internal sealed record Goal
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public Urn Parent { get; init; }

    /// <summary>True when a provider manages it, false for a component.</summary>
    public bool IsCustom { get; init; }

    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>Null to take the parent's.</summary>
    public bool? Protect { get; init; }

    /// <summary>Null to take the parent's.</summary>
    public bool? RetainOnDelete { get; init; }

    public ImmutableArray<Urn> Dependencies { get; init; } = [];

    public ImmutableSortedDictionary<string, ImmutableArray<Urn>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<Urn>>(StringComparer.Ordinal);

    /// <summary>The explicit provider; null to find one.</summary>
    public ProviderReference? Provider { get; init; }

    /// <summary>Providers for this resource and what is below it, by package.</summary>
    public ImmutableDictionary<string, ProviderReference> Providers { get; init; } =
        ImmutableDictionary<string, ProviderReference>.Empty;

    /// <summary>The wanted version of the provider; empty for any.</summary>
    public string Version { get; init; } = "";

    public string PluginDownloadUrl { get; init; } = "";

    /// <summary>SHA-256 of the plugin's archive by platform.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<byte>> PluginChecksums { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<byte>>(StringComparer.Ordinal);

    /// <summary>The announced package that it is of, which says more than the three above; empty for none.</summary>
    public string PackageReference { get; init; } = "";

    /// <summary>Whether the old object goes before the new one is made; null to let the provider say.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    public ImmutableArray<string> HideDiffs { get; init; } = [];

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    public ImmutableArray<Alias> Aliases { get; init; } = [];

    public CustomTimeouts Timeouts { get; init; } = CustomTimeouts.None;

    public string ImportId { get; init; } = "";

    public Urn DeletedWith { get; init; }

    public ImmutableArray<Urn> ReplaceWith { get; init; } = [];

    /// <summary>A value whose change replaces the resource; null for none.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    public string SourcePosition { get; init; } = "";

    public ImmutableArray<string> StackTrace { get; init; } = [];

    /// <summary>Of a provider: environment variables of this process, by the names under which its plugin gets them.</summary>
    public ImmutableSortedDictionary<string, string> EnvVarMappings { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The program's functions to run with operations on it.</summary>
    public HookNames Hooks { get; init; } = HookNames.None;

    /// <summary>True for what the engine registers by itself: not shown and not counted.</summary>
    public bool IsInternal { get; init; }

    /// <summary>True when the resource is itself a provider.</summary>
    public bool IsProvider => IsCustom && Type.StartsWith(Urn.ProviderTypePrefix, StringComparison.Ordinal);

    /// <summary>The package that manages the resource; of a provider, the package it provides.</summary>
    public string Package => IsProvider ? Type[Urn.ProviderTypePrefix.Length..] : Type.Split(':')[0];

    /// <summary>Everything that must be there before this resource.</summary>
    public IEnumerable<Urn> Needs() => Dependencies
        .Concat(PropertyDependencies.Values.SelectMany(urns => urns))
        .Concat(ReplaceWith)
        .Concat(new[] { Parent, DeletedWith, Provider?.Urn ?? default }.Where(urn => !urn.IsEmpty))
        .Distinct();
}

/// <summary>A name that a resource may have had: a whole URN, or what differs from the present one.</summary>
internal sealed record Alias
{
    /// <summary>The whole URN; empty when the parts below say what differs.</summary>
    public Urn Urn { get; init; }

    public string? Name { get; init; }

    public string? Type { get; init; }

    public string? Stack { get; init; }

    public string? Project { get; init; }

    /// <summary>The old parent; empty for the present one.</summary>
    public Urn Parent { get; init; }

    /// <summary>True when it had no parent.</summary>
    public bool HadNoParent { get; init; }
}
