namespace Pulumi;

/// <summary>How a component is managed.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>Providers for the component's children, at most one a package.</summary>
    public List<ProviderResource> Providers { get => _providers ??= []; set => _providers = value; }

    internal IReadOnlyList<ProviderResource> ProvidersOrNone => _providers ?? (IReadOnlyList<ProviderResource>)[];

    /// <summary>
    /// New options: single values of the second count where it has them, lists are joined, and of two providers for one
    /// package the later counts. The given ones stay as they are.
    /// </summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        merged.Overlay(options1, options2);
        merged.Provider = null;
        foreach (var provider in AllProviders(options1).Concat(AllProviders(options2)))
        {
            merged.Providers.RemoveAll(other => other.Package == provider.Package);
            merged.Providers.Add(provider);
        }

        return merged;
    }

    internal override ResourceOptions Copy()
    {
        var copy = new ComponentResourceOptions();
        copy.Overlay(this, null);
        copy._providers = Join(_providers, null);
        return copy;
    }

    private static IEnumerable<ProviderResource> AllProviders(ComponentResourceOptions? options) =>
        options is null ? []
        : options.Provider is { } provider ? options.ProvidersOrNone.Append(provider)
        : options.ProvidersOrNone;
}
