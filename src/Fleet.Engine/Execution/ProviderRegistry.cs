using System.Collections.Concurrent;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>
/// The providers of a run: those that the program has registered, and for everything else those that are recorded,
/// made ready when something needs them first.
/// </summary>
internal sealed class ProviderRegistry(
    IProviderLoader loader, IProviderHost host, OldResources olds, CancellationToken cancellationToken) : IAsyncDisposable
{
    private const string InternalKey = "__internal";

    private readonly ConcurrentDictionary<ProviderReference, ProviderHandle> _registered = new();
    private readonly TaskCache<ProviderReference, ProviderHandle> _recorded = new();
    private readonly ConcurrentBag<IProvider> _loaded = [];

    /// <summary>Makes a provider of a package, not configured yet.</summary>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public async Task<IProvider> LoadAsync(string package, PropertyMap inputs)
    {
        var version = inputs.Find("version")?.AsText() ?? "";
        var provider = await loader.LoadAsync(package, version, host, cancellationToken)
            ?? throw new DiagnosticException(
                $"There is no provider for the package '{package}'{(version.Length > 0 ? $" {version}" : "")}.",
                "Correct the resource's type, or use a package that is built in.");
        _loaded.Add(provider);
        return provider;
    }

    /// <summary>Configures a provider and makes it the one of its reference.</summary>
    /// <param name="provider">The provider as loaded.</param>
    /// <param name="reference">The name that resources give it.</param>
    /// <param name="inputs">Its inputs; with unknowns it stays unconfigured.</param>
    public async Task<ProviderHandle> ConfigureAsync(IProvider provider, ProviderReference reference, PropertyMap inputs)
    {
        var handle = await MakeAsync(provider, reference, inputs);
        _registered[reference] = handle;
        return handle;
    }

    /// <summary>Makes the recorded provider the one of its reference.</summary>
    public async Task<ProviderHandle> KeepAsync(ProviderReference reference)
    {
        var handle = await RecordedAsync(reference);
        _registered[reference] = handle;
        return handle;
    }

    /// <summary>True when the program has registered it.</summary>
    public bool IsRegistered(ProviderReference reference) => _registered.ContainsKey(reference);

    /// <summary>The provider of a reference.</summary>
    /// <exception cref="DiagnosticException">There is none, or it cannot be made ready.</exception>
    public async Task<ProviderHandle> GetAsync(ProviderReference reference) =>
        _registered.TryGetValue(reference, out var handle) ? handle : await RecordedAsync(reference);

    /// <summary>The inputs that a provider is recorded with; null when it is not recorded.</summary>
    public PropertyMap? RecordedInputs(ProviderReference reference) => olds.Find(reference)?.State?.Inputs;

    /// <summary>A provider's inputs without what is the engine's own.</summary>
    public static PropertyMap Visible(PropertyMap inputs) => inputs.Without(InternalKey);

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _loaded)
        {
            await provider.DisposeAsync();
        }
    }

    private Task<ProviderHandle> RecordedAsync(ProviderReference reference) =>
        _recorded.GetAsync(reference, () => LoadRecordedAsync(reference));

    private async Task<ProviderHandle> LoadRecordedAsync(ProviderReference reference)
    {
        var state = olds.Find(reference)?.State ?? throw new DiagnosticException(
            $"The provider '{reference.Urn.Name}' of package '{reference.Package}' is neither registered nor recorded.",
            "Pass a provider that the program has made before.");
        return await MakeAsync(await LoadAsync(reference.Package, state.Inputs), reference, state.Inputs);
    }

    private async Task<ProviderHandle> MakeAsync(IProvider provider, ProviderReference reference, PropertyMap inputs)
    {
        PropertyValue visible = Visible(inputs);
        var isKnown = !visible.ContainsUnknowns;
        var handle = new ProviderHandle(provider, reference, inputs, isKnown);
        if (isKnown)
        {
            await provider.ConfigureAsync(
                new ConfigureRequest(reference.Urn, handle.Send(visible.AsMap(), isPreview: false)), cancellationToken);
        }

        return handle;
    }
}
