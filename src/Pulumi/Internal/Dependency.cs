namespace Pulumi;

/// <summary>
/// What it means to depend on resources: on a local component, it is to depend on what it is made of.
/// </summary>
internal static class Dependency
{
    /// <summary>
    /// The URNs that stand for resources once they are registered: custom resources and remote components themselves,
    /// local components by their descendants down to these.
    /// </summary>
    /// <param name="resources">What is depended on.</param>
    /// <param name="dependent">
    /// Who depends, or null. It never waits for itself or for what is below it, and of a component that it belongs to,
    /// only for what was declared before it: else two of its children could wait for each other.
    /// </param>
    public static async Task<SortedSet<string>> UrnsAsync(IEnumerable<Resource> resources, Resource? dependent)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in Expand(resources, dependent))
        {
            if (await resource.Urn.GetValueAsync("") is { Length: > 0 } urn)
            {
                urns.Add(urn);
            }
        }

        return urns;
    }

    /// <summary>The resources that stand for the given ones.</summary>
    public static IReadOnlySet<Resource> Expand(IEnumerable<Resource> resources, Resource? dependent)
    {
        var ancestors = new HashSet<Resource>();
        for (var above = dependent?.Parent; above is not null; above = above.Parent)
        {
            ancestors.Add(above);
        }

        var found = new HashSet<Resource>();
        var visited = new HashSet<Resource>();
        foreach (var resource in resources)
        {
            Visit(resource, ancestors.Contains(resource));
        }

        return found;

        void Visit(Resource resource, bool isWithinAncestor)
        {
            isWithinAncestor |= ancestors.Contains(resource);
            if (resource == dependent || !visited.Add(resource))
            {
                return;
            }

            if (resource is ComponentResource { IsRemote: false } and not DependencyComponent)
            {
                foreach (var child in resource.SnapshotChildren())
                {
                    Visit(child, isWithinAncestor);
                }
            }
            else if (!IsBelow(resource, dependent) && !(isWithinAncestor && resource.Order > dependent!.Order))
            {
                found.Add(resource);
            }
        }
    }

    private static bool IsBelow(Resource resource, Resource? dependent)
    {
        for (var above = resource.Parent; dependent is not null && above is not null; above = above.Parent)
        {
            if (above == dependent)
            {
                return true;
            }
        }

        return false;
    }
}
