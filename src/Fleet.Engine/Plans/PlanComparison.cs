using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Protocol;

namespace Fleet.Engine.Plans;

/// <summary>
/// Compares what an update did with what its own preview had said. The two come from the same functions: a preview is the
/// update's decisions without its deeds, so that no second program run is needed to have one, and the plan that an
/// operator has agreed to is handed to the update as it is. What is compared is therefore whether those functions, given
/// real values where the preview had unknown ones, came to the same result. They may come to less, where the preview
/// could not know; anything else is a defect, of the engine or of a provider, and is reported with both sides.
/// </summary>
internal static class PlanComparison
{
    /// <summary>The differences, one a resource.</summary>
    /// <param name="planned">What the preview said.</param>
    /// <param name="done">What the update began.</param>
    /// <param name="isComplete">False when it ended early: what it did not come to is no difference then.</param>
    public static ImmutableArray<PlanDifference> Compare(
        ImmutableSortedDictionary<Urn, ResourcePlan> planned,
        ImmutableSortedDictionary<Urn, ResourcePlan> done,
        bool isComplete)
    {
        var differences = ImmutableArray.CreateBuilder<PlanDifference>();
        foreach (var urn in planned.Keys.Union(done.Keys).Order())
        {
            var (said, did) = (planned.GetValueOrDefault(urn), done.GetValueOrDefault(urn));
            if (said?.IsAboutDrift == true || did?.IsAboutDrift == true)
            {
                // Hosts change between two looks at them.
                continue;
            }

            if (!Agree(said, did, isComplete))
            {
                differences.Add(new PlanDifference(urn, said?.Words ?? "nothing", did?.Words ?? "nothing"));
            }
        }

        return differences.ToImmutable();
    }

    private static bool Agree(ResourcePlan? said, ResourcePlan? did, bool isComplete)
    {
        var before = Changes(said);
        var after = Changes(did);
        if (!isComplete)
        {
            return after.All(before.Contains) || DoesLess(said, after);
        }

        return before.Order().SequenceEqual(after.Order()) || DoesLess(said, after);
    }

    private static ImmutableArray<StepKind> Changes(ResourcePlan? plan) =>
        plan is null ? [] : plan.Steps.RemoveAll(step => step == StepKind.Same);

    private static bool DoesLess(ResourcePlan? said, ImmutableArray<StepKind> after)
    {
        if (said is null or { IsCertain: true })
        {
            return false;
        }

        var wasReplacement = said.Steps.Contains(StepKind.Replace);
        return after.IsEmpty
            ? wasReplacement || said.Steps.Contains(StepKind.Update)
            : wasReplacement && after.All(step => step == StepKind.Update);
    }
}
