namespace Fleet.Engine.Planning;

/// <summary>What a resource takes from its parent where the program has not said.</summary>
internal static class Inheritance
{
    /// <summary>The goal with everything inherited filled in.</summary>
    public static Goal Apply(Goal goal, Goal? parent)
    {
        if (parent is null)
        {
            return goal;
        }

        // A component's own providers come before those of its parent.
        var providers = parent.Providers.SetItems(goal.Providers);
        var inherited = parent.Provider is { } reference && !goal.IsProvider
            && (!goal.IsCustom || reference.Package == goal.Package)
            ? reference
            : goal.IsCustom && !goal.IsProvider && providers.TryGetValue(goal.Package, out var byPackage)
                ? byPackage
                : goal.Provider;
        return goal with
        {
            Protect = goal.Protect ?? parent.Protect,
            RetainOnDelete = goal.RetainOnDelete ?? parent.RetainOnDelete,
            DeletedWith = goal.DeletedWith.IsEmpty ? parent.DeletedWith : goal.DeletedWith,
            Provider = goal.Provider ?? inherited,
            Providers = providers,
        };
    }
}
