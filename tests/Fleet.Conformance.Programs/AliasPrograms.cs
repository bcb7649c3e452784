using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>Resources that had other names before. Nothing may be replaced by the second update.</summary>
internal static class AliasPrograms
{
    public static Outputs Aliases() => Step.Number == 0 ? Before() : After();

    public static Outputs ComponentAliases()
    {
        if (Step.Number == 0)
        {
            Fill("old-name", "test:index:Group", null);
            Fill("old-type", "test:old:Group", null);
            var outer = Group.Of("outer", _ => { });
            Fill("moved", "test:index:Group", new ComponentResourceOptions { Parent = outer });
            return [];
        }

        Fill("new-name", "test:index:Group", new ComponentResourceOptions { Aliases = { new Alias { Name = "old-name" } } });
        Fill("old-type", "test:new:Group", new ComponentResourceOptions { Aliases = { new Alias { Type = "test:old:Group" } } });
        var still = Group.Of("outer", _ => { });
        Fill("moved", "test:index:Group", new ComponentResourceOptions { Aliases = { new Alias { Parent = still } } });
        return [];
    }

    private static void Fill(string name, string type, ComponentResourceOptions? options) => new Group(
        name,
        group =>
        {
            new Thing($"{name}-child", null, new CustomResourceOptions { Parent = group, Aliases = Child(name) });
            new Thing($"child-of-{(name == "new-name" ? "old-name" : name)}", null, new CustomResourceOptions { Parent = group });
            return null;
        },
        options,
        type);

    private static List<Input<Alias>> Child(string name) =>
        name == "new-name" ? [new Alias { Name = "old-name-child" }] : [];

    private static Outputs Before()
    {
        var group = Group.Of("group", _ => { });
        new Thing("by-name-old");
        new Thing("by-urn-old");
        new Thing("by-created-urn-old", null, new CustomResourceOptions { Parent = group });
        new Thing("into-group");
        new Thing("out-of-group", null, new CustomResourceOptions { Parent = group });
        new Thing("out-of-group-by-urn", null, new CustomResourceOptions { Parent = group });
        new Thing("by-type", package: "test");
        new Thing("several-2");
        return [];
    }

    private static Outputs After()
    {
        var group = Group.Of("group", _ => { });
        new Thing("by-name-new", null, new CustomResourceOptions { Aliases = { new Alias { Name = "by-name-old" } } });
        new Thing("by-urn-new", null, new CustomResourceOptions
        {
            Aliases = { new Alias { Urn = "urn:pulumi:dev::aliases::test:index:Thing::by-urn-old" } },
        });
        new Thing("by-created-urn-new", null, new CustomResourceOptions
        {
            Aliases = { Urn.Create("by-created-urn-old", "test:index:Thing", group).Apply(urn => new Alias { Urn = urn }) },
        });
        new Thing("into-group", null, new CustomResourceOptions { Parent = group, Aliases = { new Alias { NoParent = true } } });
        new Thing("out-of-group", null, new CustomResourceOptions { Aliases = { new Alias { Parent = group } } });
        new Thing("out-of-group-by-urn", null, new CustomResourceOptions { Aliases = { new Alias { ParentUrn = group.Urn } } });
        new Thing("by-type", null, new CustomResourceOptions
        {
            Aliases = { new Alias { Type = "test:old:Thing" }, new Alias { Stack = "other" }, new Alias { Project = "other", Name = "else" } },
        });
        new Thing("several", null, new CustomResourceOptions
        {
            Aliases = { new Alias { Name = "several-1" }, new Alias { Name = Output.Create("several-2") } },
        });
        return [];
    }
}
