using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Execution;

/// <summary>
/// Finds out which objects are no longer as recorded: each provider is asked once about all of its resources, when the
/// program first needs it, with the inputs that it has by then. Only what it names is read, and planned from that; where
/// the operator wants a refresh, all is read.
/// </summary>
internal sealed class DriftPhase
{
    private readonly RunContext _run;
    private readonly Refreshing _refreshing;
    private readonly bool _isOn;
    private readonly bool _readsAll;
    private readonly TaskCache<ProviderReference, bool> _found = new();
    private readonly Lazy<ILookup<ProviderReference, OldResource>> _managed;

    /// <summary>Creates the phase of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="steps">Reports what is read.</param>
    /// <param name="isOn">True when providers are asked what differs.</param>
    /// <param name="readsAll">True when everything is read instead.</param>
    public DriftPhase(RunContext run, StepRunner steps, bool isOn, bool readsAll)
    {
        _run = run;
        _refreshing = new Refreshing(run, steps, isCounted: false);
        _isOn = isOn;
        _readsAll = readsAll;
        _managed = new Lazy<ILookup<ProviderReference, OldResource>>(() => run.Olds.All
            .Where(old => old.State is { IsCustom: true, IsDeleted: false, IsExternal: false, IsPendingReplacement: false, Provider: not null })
            .ToLookup(old => old.State!.Provider!.Value));
    }

    /// <summary>Done when what a provider manages was looked at, and a resource that another one managed so far.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="old">The resource that is registered with it, as recorded; null for a new one.</param>
    public Task FindAsync(ProviderHandle provider, OldResource? old)
    {
        if (_readsAll)
        {
            return Task.WhenAll(
                ReadAllAsync(provider.Reference), ReadAllAsync(old?.State?.Provider ?? provider.Reference));
        }

        if (!_isOn || !provider.IsConfigured || provider.Provider is not IDriftCheck check)
        {
            return Task.CompletedTask;
        }

        return _found.GetAsync(provider.Reference, async () =>
        {
            await FindAsync(provider, check, provider.Reference);
            return true;
        });
    }

    /// <summary>Where everything is read: reads what no provider of the program was asked for.</summary>
    public Task ReadRestAsync() => _readsAll
        ? Task.WhenAll(_run.Olds.All.Select(old => old.State?.Provider).OfType<ProviderReference>().Distinct().Select(ReadAllAsync))
        : Task.CompletedTask;

    private Task ReadAllAsync(ProviderReference reference) => _found.GetAsync(reference, async () =>
    {
        await _refreshing.RefreshAllAsync(reference);
        return true;
    });

    private async Task FindAsync(ProviderHandle provider, IDriftCheck check, ProviderReference reference)
    {
        // What was with this provider and is registered with another one may be decided, or be gone, already.
        var managed = _managed.Value[reference].Where(old => old is { State: not null, IsDecided: false }
            && _run.Targets.Includes(old.State.Urn, old.State.References())).ToList();
        if (managed.Count == 0)
        {
            return;
        }

        ImmutableArray<Drift> drifted;
        try
        {
            using (await _run.Gate.EnterAsync(_run.Stopping))
            {
                drifted = await check.FindDriftAsync([.. managed.Select(old => Describe(provider, old.State!))], _run.Stopping);
            }
        }
        catch (DiagnosticException exception)
        {
            // What else happens on this host says for itself whether it can be reached.
            _run.Events.Report(exception, reference.Urn);
            _run.Fail();
            return;
        }

        var byUrn = managed.ToDictionary(old => old.State!.Urn);
        await Task.WhenAll(drifted.Where(drift => byUrn.ContainsKey(drift.Urn))
            .Select(drift => _refreshing.RefreshAsync(byUrn[drift.Urn], drift.Reason)));
    }

    private static RecordedResource Describe(ProviderHandle provider, ResourceState state) => new(
        state.Urn,
        state.Id,
        provider.Send(state.Inputs, isPreview: true),
        provider.Send(state.Outputs, isPreview: true));
}
