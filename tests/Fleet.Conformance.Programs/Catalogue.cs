using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>All programs by name.</summary>
internal static class Catalogue
{
    private static readonly Dictionary<string, Func<Task<int>>> Known = new(StringComparer.Ordinal)
    {
        ["values"] = Simple(ValuePrograms.Values),
        ["nulls"] = Simple(ValuePrograms.Nulls),
        ["deep"] = Simple(ValuePrograms.Deep),
        ["empty"] = Simple(ValuePrograms.Empty),
        ["secrets"] = Simple(ValuePrograms.Secrets),
        ["unknowns"] = Simple(ValuePrograms.Unknowns),
        ["assets"] = Simple(ValuePrograms.Assets),
        ["references"] = Simple(ValuePrograms.References),
        ["json"] = Simple(ValuePrograms.Json),
        ["stack-outputs"] = Simple(ValuePrograms.StackOutputs),
        ["config"] = Simple(ValuePrograms.Configuration),
        ["reserved"] = Simple(ValuePrograms.Reserved),
        ["per-property"] = Simple(DependencyPrograms.PerProperty),
        ["depends-on"] = Simple(DependencyPrograms.DependsOn),
        ["depends-on-parent"] = Simple(DependencyPrograms.DependsOnParent),
        ["depends-on-own-parent"] = Simple(DependencyPrograms.DependsOnOwnParent),
        ["nested-apply"] = Simple(DependencyPrograms.NestedApply),
        ["in-apply"] = Simple(DependencyPrograms.InApply),
        ["components"] = Simple(DependencyPrograms.Components),
        ["component-outputs"] = Simple(DependencyPrograms.ComponentOutputs),
    };

    /// <summary>The program of a name.</summary>
    public static Func<Task<int>> Find(string name) => Known.TryGetValue(name, out var program)
        ? program
        : throw new ArgumentException($"There is no program '{name}'.", nameof(name));

    private static Func<Task<int>> Simple(Func<Outputs> program) => () => Deployment.RunAsync(() => (IDictionary<string, object?>)program());
}
