using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>Every resource option, one at a time.</summary>
internal static class OptionPrograms
{
    public static Outputs Protect()
    {
        var isProtected = Step.Pick(true, false);
        Group.Of(
            "group",
            group =>
            {
                new Thing("inherits", null, new CustomResourceOptions { Parent = group });
                new Thing("open", null, new CustomResourceOptions { Parent = group, Protect = false });
            },
            new ComponentResourceOptions { Protect = isProtected });
        new Thing("closed", null, new CustomResourceOptions { Protect = isProtected });
        return [];
    }

    public static Outputs IgnoreChanges()
    {
        new Thing(
            "thing",
            new ThingArgs
            {
                Text = Step.Pick("old", "new"),
                Tags = { ["kept"] = Step.Pick("old", "new"), ["changed"] = Step.Pick("old", "new") },
                Items = { "first", Step.Pick("old", "new") },
            },
            new CustomResourceOptions { IgnoreChanges = { "text", "tags.kept", "items[1]" } });
        new Thing("all", new ThingArgs { Text = Step.Pick("old", "new") }, new CustomResourceOptions { IgnoreChanges = { "*" } });
        return [];
    }

    public static Outputs DeleteBeforeReplace()
    {
        var first = new Thing(
            "first",
            new ThingArgs { Replace = Step.Pick("old", "new"), Text = Step.Pick("old", "new") },
            new CustomResourceOptions { DeleteBeforeReplace = true });
        new Thing("user", new ThingArgs { Replace = first.Text });
        new Thing("bystander", new ThingArgs { Text = first.Computed });
        new Thing(
            "after", new ThingArgs { Replace = Step.Pick("old", "new") }, new CustomResourceOptions { DeleteBeforeReplace = false });
        return [];
    }

    public static Outputs ReplaceOnChanges()
    {
        new Thing(
            "thing",
            new ThingArgs { Tags = { ["a"] = Step.Pick("old", "new") }, Text = "same" },
            new CustomResourceOptions { ReplaceOnChanges = { "tags.a" } });
        new Thing("other", new ThingArgs { Text = Step.Pick("old", "new") }, new CustomResourceOptions { ReplaceOnChanges = { "tags.a" } });
        return [];
    }

    public static Outputs RetainOnDelete()
    {
        if (Step.Number == 0)
        {
            new Thing("gone", null, new CustomResourceOptions { RetainOnDelete = true });
        }

        Group.Of(
            "group",
            group =>
            {
                new Thing("inherits", null, new CustomResourceOptions { Parent = group });
                new Thing("removed", null, new CustomResourceOptions { Parent = group, RetainOnDelete = false });
            },
            new ComponentResourceOptions { RetainOnDelete = true });
        return [];
    }

    public static Outputs Timeouts()
    {
        new Thing("all", null, new CustomResourceOptions
        {
            CustomTimeouts = new CustomTimeouts
            {
                Create = TimeSpan.FromMinutes(5),
                Update = TimeSpan.FromMinutes(90),
                Delete = TimeSpan.FromMilliseconds(1500),
            },
        });
        new Thing("one", null, new CustomResourceOptions { CustomTimeouts = new CustomTimeouts { Delete = TimeSpan.FromHours(1) } });
        return [];
    }

    public static Outputs Import()
    {
        var thing = new Thing("thing", new ThingArgs { Text = "found somewhere" }, new CustomResourceOptions { ImportId = "somewhere" });
        return new Outputs { ["id"] = thing.Id };
    }

    public static Outputs Version()
    {
        new Thing("versioned", null, new CustomResourceOptions { Version = "1.2.3" });
        new Thing("newer", null, new CustomResourceOptions { Version = "1.3.0" });
        return [];
    }

    /// <summary>Who says where a plugin is wants that plugin.</summary>
    public static Outputs PluginLocation()
    {
        new Thing("thing", null, new CustomResourceOptions { Version = "1.2.3", PluginDownloadURL = "https://plugins.invalid/test" });
        return [];
    }

    public static Outputs DeletedWith()
    {
        if (Step.Number == 0)
        {
            var first = new Thing("first");
            new Thing("second", null, new CustomResourceOptions { DeletedWith = first });
            new Thing("third", null, new CustomResourceOptions { DependsOn = { first } });
        }

        return [];
    }

    public static Outputs ReplaceWith()
    {
        var first = new Thing("first", new ThingArgs { Replace = Step.Pick("old", "new") });
        new Thing("second", null, new CustomResourceOptions { ReplaceWith = { first } });
        new Thing("third");
        return [];
    }

    public static Outputs ReplacementTrigger()
    {
        new Thing("number", null, new CustomResourceOptions { ReplacementTrigger = Step.Number });
        new Thing("object", null, new CustomResourceOptions
        {
            ReplacementTrigger = new Dictionary<string, object?> { ["inner"] = new object[] { Step.Pick("old", "new") } },
        });
        new Thing("steady", null, new CustomResourceOptions { ReplacementTrigger = "same" });
        return [];
    }

    public static Outputs HideDiffs()
    {
        new Thing(
            "thing",
            new ThingArgs { Text = Step.Pick("old", "new"), Number = Step.Number },
            new CustomResourceOptions { HideDiffs = { "text", "tags.a" } });
        return [];
    }

    public static Outputs Merged()
    {
        var options = new CustomResourceOptions { IgnoreChanges = { "text" }, AdditionalSecretOutputs = { "computed" } };
        var group = Group.Of("group", group => new Thing("inner", null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Parent = group })));
        new Thing("outer", null, CustomResourceOptions.Merge(options, new CustomResourceOptions { IgnoreChanges = { "number" }, Protect = false, DependsOn = { group } }));
        return [];
    }
}
