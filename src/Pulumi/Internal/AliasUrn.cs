using System.Collections.Immutable;
using KernelUrn = Fleet.Protocol.Urn;

namespace Pulumi;

/// <summary>Aliases as whole URNs, for engines that take nothing else.</summary>
internal static class AliasUrn
{
    public static ImmutableArray<Input<string>> CollapseAll(
        IReadOnlyList<Input<Alias>> aliases, string name, string type, Resource? parent) =>
        aliases.Count == 0 ? [] : [.. aliases.Select(alias => (Input<string>)Collapse(alias, name, type, parent))];

    /// <summary>The own aliases, and those that follow from the parent's.</summary>
    public static IEnumerable<Input<string>> WithInherited(Resource resource, Resource? parent)
    {
        var (name, type) = (resource.GetResourceName(), resource.GetResourceType());
        foreach (var own in resource.AliasUrns)
        {
            yield return own;
        }

        foreach (var parentAlias in parent?.AliasUrns ?? [])
        {
            yield return Inherit(name, type, parent!, parentAlias);
            foreach (var own in resource.AliasUrns)
            {
                yield return own.Apply(text =>
                {
                    var urn = KernelUrn.Parse(text);
                    return Inherit(urn.Name, urn.Type, parent!, parentAlias);
                });
            }
        }
    }

    /// <summary>An alias with what it leaves out taken from the resource.</summary>
    public static Output<string> Collapse(Input<Alias> alias, string name, string type, Resource? parent) =>
        alias.ToOutput().Apply(given =>
        {
            Check(given, name);
            return given.Urn is not null
                ? Output.Create(given.Urn)
                : Urn.Create(
                    given.Name ?? name,
                    given.Type ?? type,
                    given.NoParent || given.ParentUrn is not null ? null : given.Parent ?? parent,
                    given.ParentUrn,
                    given.Project,
                    given.Stack);
        });

    private static void Check(Alias alias, string name)
    {
        var parents = (alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0);
        var parts = parents
            + new object?[] { alias.Name, alias.Type, alias.Project, alias.Stack }.Count(part => part is not null);
        if (alias.Urn is not null && parts > 0)
        {
            throw new ArgumentException($"Resource '{name}': an alias with a Urn can say nothing else.");
        }

        if (parents > 1)
        {
            throw new ArgumentException(
                $"Resource '{name}': an alias can have only one of Parent, ParentUrn and NoParent.");
        }
    }

    // A child that is named after its parent was so under the parent's former name too.
    private static Output<string> Inherit(string name, string type, Resource parent, Input<string> parentAlias) =>
        parentAlias.Apply(text =>
        {
            var former = KernelUrn.Parse(text);
            var parentName = parent.GetResourceName();
            var formerName = name.StartsWith(parentName, StringComparison.Ordinal)
                ? former.Name + name[parentName.Length..]
                : name;
            return Urn.Create(formerName, type, parentUrn: text, project: former.Project, stack: former.Stack);
        });
}
