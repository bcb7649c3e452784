using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>What is true of every recorded state: checked when it is read and before it is written.</summary>
internal static class Integrity
{
    /// <summary>What is wrong; nothing when all rules hold.</summary>
    public static ImmutableArray<string> Check(Deployment deployment)
    {
        var problems = ImmutableArray.CreateBuilder<string>();

        // 1. The digest belongs to the version.
        if (deployment.Version.Length > 0 && deployment.Magic != DeploymentJson.Magic(deployment.Version))
        {
            problems.Add("The manifest's digest does not belong to its version.");
        }

        var urns = new HashSet<Urn>();
        var live = new HashSet<Urn>();
        var providers = new HashSet<ProviderReference>();
        foreach (var resource in deployment.Resources)
        {
            // 2. Components have no id.
            if (!resource.IsCustom && resource.Id.Length > 0)
            {
                problems.Add($"The component '{resource.Urn}' has an id.");
            }

            // 3. A provider comes before what it manages.
            if (resource.Provider is { } provider && !resource.IsPendingReplacement && !providers.Contains(provider))
            {
                problems.Add($"'{resource.Urn}' is managed by '{provider}', which is not recorded before it.");
            }

            // 4. So does everything else that a resource refers to.
            problems.AddRange(resource.References().Distinct().Where(urn => !urns.Contains(urn))
                .Select(urn => $"'{resource.Urn}' refers to '{urn}', which is not recorded before it."));

            // 5. A URN is unique among what does not wait for its removal.
            if (!resource.IsDeleted && !live.Add(resource.Urn))
            {
                problems.Add($"'{resource.Urn}' is recorded twice.");
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
