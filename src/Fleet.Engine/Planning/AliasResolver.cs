using Fleet.Protocol;

namespace Fleet.Engine.Planning;

/// <summary>Under which names a resource may be recorded.</summary>
internal static class AliasResolver
{
    /// <summary>Old names of a resource, most likely first; not the present one.</summary>
    /// <param name="goal">What the program asks for.</param>
    /// <param name="urn">Its present name.</param>
    /// <param name="parentWas">The old name under which the parent was recorded; empty when it kept its name.</param>
    public static IEnumerable<Urn> OldNames(Goal goal, Urn urn, Urn parentWas)
    {
        var own = goal.Aliases.Select(alias => Resolve(alias, goal, urn)).ToList();
        var inherited = parentWas.IsEmpty
            ? []
            : goal.Aliases.Select(alias => (alias.Name ?? goal.Name, alias.Type ?? goal.Type))
                .Prepend((goal.Name, goal.Type))
                .Select(part => UnderOldParent(part.Item1, part.Item2, goal, urn, parentWas));
        return own.Concat(inherited).Where(old => old != urn).Distinct();
    }

    private static Urn Resolve(Alias alias, Goal goal, Urn urn)
    {
        if (!alias.Urn.IsEmpty)
        {
            return alias.Urn;
        }

        var parent = alias.HadNoParent ? default : alias.Parent.IsEmpty ? goal.Parent : alias.Parent;
        return Urn.Create(
            alias.Stack ?? urn.Stack, alias.Project ?? urn.Project, parent, alias.Type ?? goal.Type, alias.Name ?? goal.Name);
    }

    // A child named after its parent is taken to have followed the parent's name.
    private static Urn UnderOldParent(string name, string type, Goal goal, Urn urn, Urn parentWas)
    {
        var oldName = name.StartsWith(goal.Parent.Name, StringComparison.Ordinal)
            ? parentWas.Name + name[goal.Parent.Name.Length..]
            : name;
        return Urn.Create(urn.Stack, urn.Project, parentWas, type, oldName);
    }
}
