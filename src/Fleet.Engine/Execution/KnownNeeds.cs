using System.Collections.Immutable;
using Fleet.Engine.Planning;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>Keeps references out of the state that lead nowhere.</summary>
internal static class KnownNeeds
{
    /// <summary>
    /// The goal without what it needs of other stacks, which is not this one's to order: resources of theirs come with their
    /// outputs.
    /// </summary>
    /// <param name="goal">What the program asks for.</param>
    /// <param name="stack">This stack's name.</param>
    /// <param name="project">This project's name.</param>
    /// <param name="isRegistered">Whether a resource is known in this run.</param>
    /// <exception cref="DiagnosticException">It needs something of this stack that is not registered.</exception>
    public static Goal Only(Goal goal, string stack, string project, Func<Urn, bool> isRegistered)
    {
        var needs = goal.Dependencies.Concat(goal.PropertyDependencies.Values.SelectMany(urns => urns))
            .Concat(goal.ReplaceWith).Append(goal.DeletedWith).Where(urn => !urn.IsEmpty && !isRegistered(urn)).Distinct().ToList();
        if (needs.Count == 0)
        {
            return goal;
        }

        if (needs.FirstOrDefault(urn => urn.Stack == stack && urn.Project == project) is { IsEmpty: false } missing)
        {
            throw new DiagnosticException(
                $"The program has registered '{goal.Name}' of type '{goal.Type}', which needs '{missing}', which it has not "
                + "registered.");
        }

        return goal with
        {
            Dependencies = Own(goal.Dependencies),
            PropertyDependencies = goal.PropertyDependencies.ToImmutableSortedDictionary(
                entry => entry.Key, entry => Own(entry.Value), StringComparer.Ordinal),
            ReplaceWith = Own(goal.ReplaceWith),
            DeletedWith = needs.Contains(goal.DeletedWith) ? default : goal.DeletedWith,
        };

        ImmutableArray<Urn> Own(ImmutableArray<Urn> urns) => [.. urns.Except(needs)];
    }
}
