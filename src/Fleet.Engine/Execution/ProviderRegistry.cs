using System.Collections.Concurrent;
using Fleet.Engine.Plugins;
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
    IProviderLoader loader,
    PluginHost plugins,
    IProviderHost host,
    OldResources olds,
    CancellationToken cancellationToken) : IAsyncDisposable
{
    private const string InternalKey = "__internal";

    private readonly ConcurrentDictionary<ProviderReference, ProviderHandle> _registered = new();
    private readonly TaskCache<ProviderReference, ProviderHandle> _recorded = new();
    private readonly ConcurrentBag<IProvider> _loaded = [];

    /// <summary>Makes a provider of a package, not configured yet.</summary>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public async Task<IProvider> LoadAsync(string package, PropertyMap inputs)
    {
        var wanted = PluginSelection.Read(package, inputs);
        var builtin = plugins.Insists(wanted)
            ? null
            : await loader.LoadAsync(package, wanted.Version, host, cancellationToken);
        var provider = builtin ?? await plugins.LoadAsync(wanted, cancellationToken);
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
    /// <param name="provider">The provider as loaded: it is taken unless something has needed the recorded one before.</param>
    /// <param name="reference">The name that resources give it.</param>
    /// <param name="inputs">What it is recorded with.</param>
    public async Task<ProviderHandle> KeepAsync(IProvider provider, ProviderReference reference, PropertyMap inputs)
    {
        var handle = await _recorded.GetAsync(reference, () => MakeAsync(provider, reference, inputs));
        _registered[reference] = handle;
        return handle;
    }

    /// <summary>True when the program has registered it.</summary>
    public bool IsRegistered(ProviderReference reference) => _registered.ContainsKey(reference);

    /// <summary>The provider of a reference.</summary>
    /// <exception cref="DiagnosticException">There is none, or it cannot be made ready.</exception>
    public async Task<ProviderHandle> GetAsync(ProviderReference reference) =>
        _registered.TryGetValue(reference, out var handle) ? handle : await RecordedAsync(reference);

    /// <summary>The host that operations on a resource go to; empty when there is none or its provider is not to be had.</summary>
    public async Task<string> HostOfAsync(ResourceState state)
    {
        if (state is not { IsCustom: true, Provider: { } reference })
        {
            return "";
        }

        try
        {
            return (await GetAsync(reference)).Provider is IHostBound bound ? bound.HostOf(state.Inputs) : "";
        }
        catch (DiagnosticException)
        {
            // The operation says so itself.
            return "";
        }
    }

    /// <summary>The inputs that a provider is recorded with; null when it is not recorded.</summary>
    public PropertyMap? RecordedInputs(ProviderReference reference) => olds.Find(reference)?.State?.Inputs;

    /// <summary>A provider's inputs without what is the engine's own.</summary>
    public static PropertyMap Visible(PropertyMap inputs) => inputs.Without(InternalKey);

    /// <summary>What the program's providers have found out about their hosts.</summary>
    public async Task<IReadOnlyList<(Urn Provider, PropertyMap Facts)>> LearnAsync() => await Task.WhenAll(_registered
        .Where(handle => handle.Value is { IsConfigured: true, Provider: ILearnFacts })
        .Select(async handle => (handle.Key.Urn, await ((ILearnFacts)handle.Value.Provider).LearnAsync(cancellationToken))));

    /// <summary>Has providers let go of what they kept for the case that the run fails. Returns what they could not, as warnings: the
    /// run has gone well already.</summary>
    public async Task<IReadOnlyList<Diagnostic>> ReleaseAsync() =>
        [.. (await Task.WhenAll(_loaded.OfType<IKeepUntilSuccess>().Select(ReleaseAsync))).SelectMany(problems => problems)];

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_loaded.Select(provider => provider.DisposeAsync().AsTask()));
    }

    private async Task<IEnumerable<Diagnostic>> ReleaseAsync(IKeepUntilSuccess provider)
    {
        try
        {
            await provider.ReleaseAsync(cancellationToken);
            return [];
        }
        catch (DiagnosticException exception)
        {
            return exception.Diagnostics.Select(problem => problem with { Severity = Severity.Warning });
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
                new ConfigureRequest(reference.Urn, handle.Send(visible.AsMap(), isPreview: false))
                {
                    Id = reference.Id == ProviderReference.UnknownId ? "" : reference.Id,
                },
                cancellationToken);
            if (provider is ILearnFacts learning
                && olds.Find(reference.Urn)?.State?.Outputs.Find(ILearnFacts.Output)?.AsMap() is { } facts)
            {
                learning.Recall(facts);
            }
        }

        return handle;
    }
}
