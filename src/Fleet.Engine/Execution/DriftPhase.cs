using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Execution;

/// <summary>
/// Finds out which objects are no longer as recorded: each provider is asked once about all of its resources, when the
/// program first needs it, with the inputs that it has by then. Only what it names is read, and planned from that.
/// </summary>
internal sealed class DriftPhase
{
    private readonly RunContext _run;
    private readonly Refreshing _refreshing;
    private readonly bool _isOn;
    private readonly TaskCache<ProviderReference, bool> _found = new();
    private readonly Lazy<ILookup<ProviderReference, OldResource>> _managed;

    public DriftPhase(RunContext run, StepRunner steps, bool isOn)
    {
        _run = run;
        _refreshing = new Refreshing(run, steps, isCounted: false);
        _isOn = isOn;
        _managed = new Lazy<ILookup<ProviderReference, OldResource>>(() => run.Olds.All
            .Where(old => old.State is { IsCustom: true, IsDeleted: false, IsExternal: false, IsPendingReplacement: false, Provider: not null })
            .ToLookup(old => old.State!.Provider!.Value));
    }

    /// <summary>Done when what a provider manages was looked at.</summary>
    public Task FindAsync(ProviderHandle provider)
    {
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

    private async Task FindAsync(ProviderHandle provider, IDriftCheck check, ProviderReference reference)
    {
        var managed = _managed.Value[reference].Where(old => old.State is not null).ToList();
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
