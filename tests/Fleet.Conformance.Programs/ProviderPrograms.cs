using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>Which provider manages what.</summary>
internal static class ProviderPrograms
{
    public static Outputs Explicit()
    {
        var north = new TestProvider("north", "north");
        var odd = new TestProvider("a::b", "odd");
        var thing = new Thing("thing", null, new CustomResourceOptions { Provider = north });
        new Thing("below", null, new CustomResourceOptions { Parent = thing });
        var other = new Thing("odd", null, new CustomResourceOptions { Provider = odd });
        var none = new Thing("none");
        return new Outputs { ["north"] = thing.Region, ["odd"] = other.Region, ["none"] = none.Region };
    }

    public static Outputs Changed()
    {
        var source = new Thing("source");
        var provider = new TestProvider("given", Output.Format($"{source.Computed} {Step.Pick("old", "new")}"));
        new Thing("thing", null, new CustomResourceOptions { Provider = provider });
        return [];
    }

    public static Outputs Maps()
    {
        var north = new TestProvider("north", "north");
        var south = new TestProvider("south", "south");
        var plain = new TestProvider("plain", "plain", null, "plain");
        Group.Of("one", one => Fill(one, "one"), new ComponentResourceOptions { Provider = north });
        Group.Of("both", both => Fill(both, "both"), new ComponentResourceOptions { Providers = { north, plain } });
        Group.Of(
            "outer",
            outer => Group.Of(
                "inner",
                inner => Fill(inner, "inner"),
                new ComponentResourceOptions { Parent = outer, Providers = { south } }),
            new ComponentResourceOptions { Providers = { north, plain } });
        Group.Of(
            "own",
            own => new Thing("own-child", null, new CustomResourceOptions { Parent = own, Provider = south }),
            new ComponentResourceOptions { Providers = { north } });
        return [];
    }

    public static Outputs Default()
    {
        var thing = new Thing("thing");
        return new Outputs { ["region"] = thing.Region };
    }

    private static void Fill(Group parent, string name)
    {
        new Thing($"{name}-test", null, new CustomResourceOptions { Parent = parent });
        new Thing($"{name}-plain", null, new CustomResourceOptions { Parent = parent }, "plain");
    }
}
