using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>Makes a state keep the rules of integrity again, changing as little as that takes.</summary>
internal static class Mending
{
    /// <summary>The mended state, what was done in sentences, and what cannot be mended without an operator's decision.</summary>
    public static (Deployment Deployment, ImmutableArray<string> Done, ImmutableArray<IntegrityProblem> Left) Apply(Deployment deployment)
    {
        var done = ImmutableArray.CreateBuilder<string>();
        var magic = DeploymentJson.Magic(deployment.Version);
        if (deployment.Version.Length > 0 && deployment.Magic != magic)
        {
            done.Add("The manifest's digest is made to belong to its version.");
            deployment = deployment with { Magic = magic };
        }

        var resources = WithoutTwins(deployment.Resources, done);
        resources = [.. resources.Select(state => WithoutId(state, done))];
        resources = [.. resources.Select(state => WithProvider(state, resources, done))];
        resources = [.. WithoutDangling(resources, done)];
        var ordered = Snapshot.Sort(resources);
        if (!ordered.Zip(resources).All(pair => ReferenceEquals(pair.First, pair.Second)))
        {
            done.Add("The resources are put in order, each behind those it refers to.");
        }

        var mended = deployment with { Resources = ordered };
        return (mended, done.ToImmutable(), Integrity.Check(mended));
    }

    // The last one recorded is the one that runs have worked with.
    private static ImmutableArray<ResourceState> WithoutTwins(
        ImmutableArray<ResourceState> resources, ImmutableArray<string>.Builder done)
    {
        var seen = new HashSet<Urn>();
        var kept = new List<ResourceState>();
        foreach (var state in resources.Reverse())
        {
            if (state.IsDeleted || seen.Add(state.Urn))
            {
                kept.Add(state);
            }
            else
            {
                done.Add($"'{state.Urn}' is recorded twice: the earlier one (id '{state.Id}') is forgotten; its object stays.");
            }
        }

        kept.Reverse();
        return [.. kept];
    }

    private static ResourceState WithoutId(ResourceState state, ImmutableArray<string>.Builder done)
    {
        if (state.IsCustom || state.Id.Length == 0)
        {
            return state;
        }

        done.Add($"The component '{state.Urn}' loses its id '{state.Id}'.");
        return state with { Id = "" };
    }

    private static ResourceState WithProvider(
        ResourceState state, ImmutableArray<ResourceState> resources, ImmutableArray<string>.Builder done)
    {
        if (state.Provider is not { } wanted || state.IsPendingReplacement
            || resources.Any(other => other.IsProvider && other.AsProvider == wanted))
        {
            return state;
        }

        if (resources.LastOrDefault(other => other.IsProvider && other.Urn == wanted.Urn) is not { } found)
        {
            return state;
        }

        done.Add($"'{state.Urn}' is managed by '{found.AsProvider}' instead of '{wanted}', which is gone.");
        return state with { Provider = found.AsProvider };
    }

    private static IEnumerable<ResourceState> WithoutDangling(
        ImmutableArray<ResourceState> resources, ImmutableArray<string>.Builder done)
    {
        var urns = resources.Select(state => state.Urn).ToHashSet();
        var root = resources.Select(state => state.Urn).FirstOrDefault(urn => urn.IsRootStack);
        foreach (var state in resources)
        {
            var lost = state.References().Distinct().Where(urn => !urns.Contains(urn)).ToList();
            done.AddRange(lost.Select(urn => $"'{state.Urn}' no longer refers to '{urn}', which is not recorded."));
            yield return lost.Count == 0 ? state : References.Prune(state, lost.Contains, _ => root);
        }
    }
}
