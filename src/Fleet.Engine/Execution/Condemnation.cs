using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>
/// Finds what cannot outlive an object that is removed before its replacement is made. What only comes after it stays: it
/// may still be declared, and nothing is removed because it might not be.
/// </summary>
internal sealed class Condemnation(RunContext run)
{
    /// <summary>
    /// Condemns what cannot outlive a recorded object. The result is in the order in which things depend on each other; what
    /// was replaced already and only waits for its removal is among it. Where something of it is just being registered without
    /// the object, nothing is condemned, and that is what to wait for first.
    /// </summary>
    /// <param name="recorded">The object.</param>
    /// <param name="slot">Its slot; what is being registered counts only where it stands behind that.</param>
    /// <param name="gone">Done when all of it is gone.</param>
    /// <exception cref="DiagnosticException">Something of it must stay.</exception>
    public async Task<(ImmutableArray<OldResource> Condemned, OldResource? Moving)> FindAsync(ResourceState recorded, int slot, Task gone)
    {
        var (names, oldNames) = (new HashSet<Urn> { recorded.Urn }, new HashSet<Urn> { recorded.Urn });
        var found = new SortedDictionary<int, OldResource>();
        var open = new Queue<Urn>(names);
        while (open.TryDequeue(out var urn))
        {
            foreach (var dependent in run.Olds.DependentsOf(urn))
            {
                // Of two objects of one name nobody knows which one takes it along: it goes with either.
                if (dependent.State is not { IsPendingReplacement: false } state || state == recorded || found.ContainsKey(dependent.Slot)
                    || !(oldNames.Contains(state.DeletedWith) || await MustGoAsync(state, state.IsDeleted ? oldNames : names)))
                {
                    continue;
                }

                // Asked once: what is free now and registered a moment later is found out at the end.
                var (use, isDone) = (dependent.Use, dependent.Registered.IsCompleted);
                if (use == OldUse.Registered && !isDone && dependent.Slot > slot)
                {
                    return ([], dependent);
                }

                if (dependent.State is { IsDeleted: false })
                {
                    CheckMayGo(dependent, use, state, recorded);
                    if (use != OldUse.Free)
                    {
                        continue;
                    }

                    names.Add(state.Urn);
                }

                oldNames.Add(state.Urn);
                found[dependent.Slot] = dependent;
                open.Enqueue(state.Urn);
            }
        }

        // Only what nobody has come to register in the meantime: all of it or nothing.
        return run.Olds.TryCondemn([.. found.Values.Where(old => old.State is { IsDeleted: false })], gone) is { } taken
            ? ([], taken)
            : ([.. found.Values], null);
    }

    private void CheckMayGo(OldResource dependent, OldUse use, ResourceState state, ResourceState recorded)
    {
        var isRegistered = use == OldUse.Registered;
        if (isRegistered && !dependent.IsLeftAlone && !run.Failed.ContainsKey(dependent.TakenBy))
        {
            // It has moved away from what goes.
            return;
        }

        if (state.IsProtected)
        {
            throw Protection.CannotReplace(state);
        }

        if (dependent.IsLeftAlone || !run.Targets.Includes(state.Urn, state.References()))
        {
            throw new DiagnosticException(
                $"'{recorded.Urn.Name}' must be replaced, and '{state.Urn.Name}', which cannot outlive it, is "
                + $"{(run.Targets.Excludes(state.Urn) ? "excluded" : "no target")}.",
                run.Targets.Excludes(state.Urn) ? $"Add --exclude '{recorded.Urn}'." : "Add --target-dependents.");
        }

        if (isRegistered)
        {
            throw new DiagnosticException(
                $"'{recorded.Urn.Name}' must be replaced, and '{state.Urn.Name}', which cannot outlive it, is still as it was.",
                $"Mend what '{state.Urn.Name}' failed for, then run the same command again.");
        }
    }

    // Asks the provider what it would do if everything that comes from what goes were not known.
    private async Task<bool> MustGoAsync(ResourceState state, HashSet<Urn> going)
    {
        if (state.Provider is not { } reference)
        {
            return false;
        }

        if (going.Contains(reference.Urn) || going.Contains(state.DeletedWith) || state.ReplaceWith.Any(going.Contains))
        {
            return true;
        }

        var inputs = state.Inputs;
        foreach (var name in state.Inputs.Keys)
        {
            var sources = state.PropertyDependencies.IsEmpty
                ? state.Dependencies
                : state.PropertyDependencies.GetValueOrDefault(name, []);
            if (sources.Any(going.Contains))
            {
                inputs = inputs.With(name, PropertyValue.Unknown.Instance);
            }
        }

        if (ReferenceEquals(inputs, state.Inputs))
        {
            return false;
        }

        var provider = await run.Providers.GetAsync(reference);
        var diff = await provider.Provider.DiffAsync(
            new DiffRequest(
                state.Urn,
                state.Id,
                provider.Send(state.Inputs, isPreview: true),
                provider.Send(state.Outputs, isPreview: true),
                provider.Send(inputs, isPreview: true)),
            run.Stopping);
        return diff.ReplacePaths.Any();
    }
}
