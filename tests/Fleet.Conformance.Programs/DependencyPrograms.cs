using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>What depends on what.</summary>
internal static class DependencyPrograms
{
    public static Outputs PerProperty()
    {
        var a = new Thing("a", new ThingArgs { Text = "a" });
        var b = new Thing("b", new ThingArgs { Text = "b" });
        new Thing("by-id", new ThingArgs { Text = a.Id });
        new Thing("by-urn", new ThingArgs { Text = a.Urn });
        new Thing("by-both", new ThingArgs { Text = Output.Format($"{a.Text}{b.Text}"), Hint = b.Computed, Number = 1 });
        new Thing("nested", new ThingArgs
        {
            Items = { a.Text, "none" },
            Tags = { ["from-b"] = b.Text },
            Any = new Dictionary<string, object?> { ["inner"] = new object[] { a.Text, b.Text } },
        });
        new Thing("plus", new ThingArgs { Text = a.Text }, new CustomResourceOptions { DependsOn = { b } });
        return [];
    }

    public static Outputs DependsOn()
    {
        var a = new Thing("a");
        var group = Group.Of("group", group =>
        {
            new Thing("one", null, new CustomResourceOptions { Parent = group });
            Group.Of("inner", inner => new Thing("two", null, new CustomResourceOptions { Parent = inner }), new ComponentResourceOptions { Parent = group });
        });
        new Thing("on-one", null, new CustomResourceOptions { DependsOn = { a } });
        new Thing("on-group", null, new CustomResourceOptions { DependsOn = { group } });
        new Thing("on-output", null, new CustomResourceOptions { DependsOn = a.Computed.Apply<Resource>(_ => a).Apply(resource => new[] { resource }) });
        new Group("late", _ => null, new ComponentResourceOptions { DependsOn = { group, a } });
        return [];
    }

    public static Outputs DependsOnParent()
    {
        var group = Group.Of("group", group =>
        {
            var first = new Thing("first", null, new CustomResourceOptions { Parent = group });
            Group.Of(
                "inner",
                inner => new Thing("second", null, new CustomResourceOptions { Parent = inner, DependsOn = { first } }),
                new ComponentResourceOptions { Parent = group, DependsOn = { first } });
        });
        new Thing("outside", null, new CustomResourceOptions { DependsOn = { group }, DeletedWith = group });
        return [];
    }

    /// <summary>The .NET SDK leaves out of a component's dependencies whoever asks for them; Node's waits for ever.</summary>
    public static Outputs DependsOnOwnParent()
    {
        Group.Of("group", group =>
        {
            var first = new Thing("first", null, new CustomResourceOptions { Parent = group });
            new Thing("second", null, new CustomResourceOptions { Parent = group, DependsOn = { group } });
            Group.Of(
                "inner",
                inner => new Thing("third", null, new CustomResourceOptions { Parent = inner, DependsOn = { group, first } }),
                new ComponentResourceOptions { Parent = group });
        });
        return [];
    }

    public static Outputs NestedApply()
    {
        var a = new Thing("a", new ThingArgs { Text = "a" });
        var b = new Thing("b", new ThingArgs { Text = "b" });
        var c = new Thing("c", new ThingArgs { Text = "c" });
        var nested = a.Text.Apply(_ => b.Text.Apply(_ => c.Text));
        new Thing("user", new ThingArgs { Text = nested });
        return new Outputs { ["nested"] = nested };
    }

    public static Outputs InApply()
    {
        var a = new Thing("a", new ThingArgs { Text = "a" });
        a.Text.Apply(text =>
        {
            var inner = new Thing("inner", new ThingArgs { Text = text });
            return inner.Text.Apply(again => new Thing("innermost", new ThingArgs { Text = again }));
        });
        a.Text.Apply(async text =>
        {
            await Task.Delay(50);
            return new Thing("late", new ThingArgs { Text = text });
        });
        return [];
    }

    public static Outputs Components()
    {
        var outer = Group.Of("outer", outer =>
        {
            Group.Of(
                "middle",
                middle => new Group(
                    "inner",
                    inner => new Outputs { ["text"] = new Thing("leaf", new ThingArgs { Text = "leaf" }, new CustomResourceOptions { Parent = inner }).Text },
                    new ComponentResourceOptions { Parent = middle }),
                new ComponentResourceOptions { Parent = outer });
            new Thing("leaf", new ThingArgs { Text = "other leaf" }, new CustomResourceOptions { Parent = outer });
        });
        new Thing("below", null, new CustomResourceOptions { Parent = new Thing("above", null, new CustomResourceOptions { Parent = outer }) });
        return new Outputs { ["outer"] = outer.Urn };
    }

    public static Outputs ComponentOutputs()
    {
        Output<string>? text = null;
        var group = new Group("group", group =>
        {
            var thing = new Thing("thing", new ThingArgs { Text = Output.CreateSecret("marked-secret-inside") }, new CustomResourceOptions { Parent = group });
            text = thing.Text;
            return new Outputs { ["text"] = thing.Text, ["open"] = "seen", ["list"] = new object[] { 1, thing.Computed } };
        });
        var user = new Thing("user", new ThingArgs { Text = text!, Hint = group.Urn });
        Group.Of("last", last => new Thing("back", new ThingArgs { Hint = user.Computed }, new CustomResourceOptions { Parent = last }));
        return new Outputs { ["text"] = text };
    }
}
