using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.Importing;

/// <summary>What an import is to take over.</summary>
public sealed record ImportRequest
{
    /// <summary>The objects.</summary>
    public required ImmutableArray<ImportSpec> Resources { get; init; }

    /// <summary>Recorded resources by the names that <see cref="ImportSpec.Parent"/> and its provider go by here.</summary>
    public ImmutableSortedDictionary<string, Urn> Names { get; init; } =
        ImmutableSortedDictionary.Create<string, Urn>(StringComparer.Ordinal);

    /// <summary>Whether what is imported is protected from being removed. Default: yes.</summary>
    public bool Protect { get; init; } = true;
}
