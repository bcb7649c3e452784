using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>
/// What is true of every recorded state, by number: checked whenever one is read and before one is written.
/// <c>docs/state.md</c> lists the same rules. 1, 7 and 8 are about files and are checked by their readers.
/// </summary>
internal static class Integrity
{
    /// <summary>The rules.</summary>
    public static ImmutableSortedDictionary<int, string> Rules { get; } = new Dictionary<int, string>
    {
        [1] = "A state file is one whole JSON document of a schema and with features that are known.",
        [2] = "The manifest's digest belongs to its version.",
        [3] = "Every resource has a URN whose type is its own; a component has no id.",
        [4] = "The provider of a resource is recorded before it, by URN and id.",
        [5] = "Whatever a resource refers to is recorded before it.",
        [6] = "Of the resources that do not wait for their removal, no two have the same URN.",
        [7] = "Where a value is encrypted, the state names the key that opens it.",
        [8] = "A journal belongs to the checkpoint beside it, and each of its lines is whole but the last.",
    }.ToImmutableSortedDictionary();

    /// <summary>What is wrong; nothing when all rules hold.</summary>
    public static ImmutableArray<IntegrityProblem> Check(Deployment deployment)
    {
        var problems = ImmutableArray.CreateBuilder<IntegrityProblem>();
        if (deployment.Version.Length > 0 && deployment.Magic != DeploymentJson.Magic(deployment.Version))
        {
            problems.Add(new IntegrityProblem(2, default, $"the digest is not that of version '{deployment.Version}'"));
        }

        var urns = new HashSet<Urn>();
        var live = new HashSet<Urn>();
        var providers = new HashSet<ProviderReference>();
        foreach (var resource in deployment.Resources)
        {
            if (!resource.IsCustom && resource.Id.Length > 0)
            {
                problems.Add(new IntegrityProblem(3, resource.Urn, $"the component '{resource.Urn}' has the id '{resource.Id}'"));
            }

            if (resource.Provider is { } provider && !resource.IsPendingReplacement && !providers.Contains(provider))
            {
                problems.Add(new IntegrityProblem(4, resource.Urn, $"'{resource.Urn}' is managed by '{provider}', which is not recorded before it"));
            }

            problems.AddRange(resource.References().Distinct().Where(urn => !urns.Contains(urn)).Select(
                urn => new IntegrityProblem(5, resource.Urn, $"'{resource.Urn}' refers to '{urn}', which is not recorded before it")));
            if (!resource.IsDeleted && !live.Add(resource.Urn))
            {
                problems.Add(new IntegrityProblem(6, resource.Urn, $"'{resource.Urn}' is recorded twice"));
            }

            urns.Add(resource.Urn);
            if (resource.IsProvider)
            {
                providers.Add(resource.AsProvider);
            }
        }

        return problems.ToImmutable();
    }
}

/// <summary>One thing that is wrong with a state.</summary>
/// <param name="Rule">The number of the rule it breaks.</param>
/// <param name="Urn">The resource; empty when it is about the whole.</param>
/// <param name="Text">What is wrong, as the end of a sentence.</param>
internal sealed record IntegrityProblem(int Rule, Urn Urn, string Text)
{
    public override string ToString() => $"rule {Rule} is broken: {Text}.";
}
