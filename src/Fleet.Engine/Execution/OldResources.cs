using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>The resources that a run found recorded, by name.</summary>
internal sealed class OldResources
{
    private readonly Dictionary<Urn, OldResource> _live = [];
    private readonly Dictionary<ProviderReference, OldResource> _providers = [];
    private readonly Lock _gate = new();
    private Dictionary<Urn, List<OldResource>>? _dependents;
    private Dictionary<Urn, int>? _counts;

    public OldResources(Deployment deployment)
    {
        All = [.. deployment.Resources.Select((state, slot) => new OldResource(slot, state))];
        foreach (var old in All)
        {
            var state = old.State!;
            if (!state.IsDeleted)
            {
                _live[state.Urn] = old;
            }

            if (state.IsProvider)
            {
                _providers[state.AsProvider] = old;
            }
        }
    }

    /// <summary>All of them, in the checkpoint's order.</summary>
    public ImmutableArray<OldResource> All { get; private set; }

    /// <summary>What is recorded under a name and does not only wait for its removal; null when nothing is.</summary>
    public OldResource? Find(Urn urn)
    {
        lock (_gate)
        {
            return _live.GetValueOrDefault(urn);
        }
    }

    /// <summary>How many are recorded under a name, with those that only wait for their removal.</summary>
    public int Count(Urn urn)
    {
        lock (_gate)
        {
            return (_counts ??= All.CountBy(old => old.RecordedAs).ToDictionary()).GetValueOrDefault(urn);
        }
    }

    /// <summary>The recorded provider of a reference.</summary>
    public OldResource? Find(ProviderReference reference) => _providers.GetValueOrDefault(reference);

    /// <summary>Adds what was found to exist beside what is recorded.</summary>
    public void Add(OldResource old)
    {
        lock (_gate)
        {
            All = All.Add(old);
            (_counts, _dependents) = (null, null);
            _live[old.State!.Urn] = old;
        }
    }

    /// <summary>
    /// Lays claim to what is recorded under a name. When its object is being removed for the replacement of something
    /// else, waits for that.
    /// </summary>
    /// <param name="name">The name it is recorded under.</param>
    /// <param name="by">The resource that claims it.</param>
    public async Task<OldResource?> TakeAsync(Urn name, Urn by)
    {
        OldResource? old;
        Task condemnation;
        lock (_gate)
        {
            old = _live.GetValueOrDefault(name);
            if (old is null || old.Use is OldUse.Registered or OldUse.Superseded)
            {
                return null;
            }

            condemnation = old.Condemnation;
            old.Use = OldUse.Registered;
            old.TakenBy = by;
        }

        await condemnation;
        return old;
    }

    /// <summary>Condemns resources; the first one that the program has registered already, and then none is condemned.</summary>
    public OldResource? TryCondemn(IReadOnlyList<OldResource> olds, Task condemnation)
    {
        lock (_gate)
        {
            if (olds.FirstOrDefault(old => old.Use != OldUse.Free) is { } taken)
            {
                return taken;
            }

            foreach (var old in olds)
            {
                (old.Use, old.Condemnation) = (OldUse.Condemned, condemnation);
            }

            return null;
        }
    }

    /// <summary>What refers to a resource directly, as recorded; also what only waits for its removal.</summary>
    public IReadOnlyList<OldResource> DependentsOf(Urn urn)
    {
        lock (_gate)
        {
            return (_dependents ??= BuildDependents()).GetValueOrDefault(urn) ?? [];
        }
    }

    private Dictionary<Urn, List<OldResource>> BuildDependents()
    {
        var dependents = new Dictionary<Urn, List<OldResource>>();
        foreach (var old in All)
        {
            if (old.State is not { } state)
            {
                continue;
            }

            var needed = state.Dependencies.Concat(state.PropertyDependencies.Values.SelectMany(urns => urns))
                .Concat(state.ReplaceWith).Append(state.DeletedWith).Append(state.Provider?.Urn ?? default)
                .Where(need => !need.IsEmpty).Distinct();
            foreach (var need in needed)
            {
                if (!dependents.TryGetValue(need, out var list))
                {
                    dependents[need] = list = [];
                }

                list.Add(old);
            }
        }

        return dependents;
    }
}
