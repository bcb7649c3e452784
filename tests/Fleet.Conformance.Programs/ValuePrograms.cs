using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>What values look like on the wire and in state.</summary>
internal static class ValuePrograms
{
    public static Outputs Values()
    {
        var all = new Thing("all", new ThingArgs
        {
            Text = "Grüße, 世界 \u0001 \"quoted\" \\ back\nnew line",
            Number = 1.5,
            Flag = false,
            Items = { "one", "", "three" },
            Tags = { ["b"] = "2", ["a"] = "1", [""] = "empty name" },
            Part = new PartArgs { Left = "l", Right = true },
            Parts = { new PartArgs { Left = "first" }, new PartArgs { Left = "second", Right = false } },
            Any = new Dictionary<string, object?>
            {
                ["list"] = new object?[] { 1, 2.5, true, null, "text", Array.Empty<object>(), new Dictionary<string, object?>() },
                ["lists"] = new object[] { new object[] { 1, 2 }, new object[] { new object[] { 3 } } },
                ["numbers"] = new object[] { 0, -1, 9007199254740993.0, 1e21, 1e-7, 0.1 },
                ["flag"] = true,
            },
        });
        return new Outputs { ["any"] = all.Any, ["number"] = all.Number, ["tags"] = all.Tags };
    }

    public static Outputs Nulls()
    {
        var thing = new Thing("thing", new ThingArgs
        {
            Any = new Dictionary<string, object?> { ["null"] = null, ["list"] = new object?[] { null, 1 }, ["inner"] = new Dictionary<string, object?> { ["null"] = null } },
            Text = null,
            Hint = Output.Create((string)null!),
        });
        return new Outputs { ["null"] = null, ["output"] = thing.Nothing, ["is-null"] = thing.Nothing.Apply(value => value is null) };
    }

    public static Outputs Deep()
    {
        object? value = "bottom";
        for (var level = 0; level < 30; level++)
        {
            value = new Dictionary<string, object?> { ["in"] = new object?[] { value } };
        }

        var deep = new Thing("deep", new ThingArgs { Any = value! });
        return new Outputs { ["deep"] = deep.Any };
    }

    public static Outputs Empty()
    {
        new Thing("nothing");
        new Thing("empty", new ThingArgs
        {
            Text = "",
            Items = new InputList<string>(),
            Tags = new InputMap<string>(),
            Any = new Dictionary<string, object?>(),
            Number = 0,
        });
        return [];
    }

    public static Outputs Secrets()
    {
        var password = new Config().RequireSecret("password");
        var made = Output.CreateSecret("marked-secret-made");
        var first = new Thing("first", new ThingArgs
        {
            Text = password,
            Tags = { ["open"] = "seen", ["closed"] = made },
            Items = { "seen", made },
            Part = new PartArgs { Left = made },
            Any = new Dictionary<string, object?> { ["inner"] = new Dictionary<string, object?> { ["deep"] = made } },
        });
        new Thing("second", new ThingArgs
        {
            Text = Output.Format($"{first.Text} and {password}"),
            Any = Output.All(password, made, Output.Create("open")).Apply(all => (object)all),
            Tags = first.Tags,
        });
        new Thing("plain", new ThingArgs { Text = password, Items = { "seen", made } }, package: "plain");
        new Thing("marked", new ThingArgs { Text = "marked-by-option" }, new CustomResourceOptions
        {
            AdditionalSecretOutputs = { "text", "computed" },
        });
        new Thing("open", new ThingArgs { Text = Output.Unsecret(Output.CreateSecret("not secret any more")) });
        return new Outputs
        {
            ["password"] = password,
            ["copied"] = first.Text,
            ["tags"] = first.Tags,
            ["length"] = password.Apply(text => text.Length),
        };
    }

    public static Outputs Unknowns()
    {
        var made = Output.CreateSecret("marked-secret-part");
        var first = new Thing("first", new ThingArgs { Text = "known", Items = { "known" } });
        new Thing("second", new ThingArgs
        {
            Text = first.Computed,
            Items = { "known", first.Id },
            Tags = { ["known"] = first.Text, ["unknown"] = first.Computed },
            Part = new PartArgs { Left = Output.Format($"{first.Computed} of {first.Text}") },
            Any = Output.Tuple(first.Computed, made).Apply(both => (object)$"{both.Item1} {both.Item2}"),
        });
        new Thing("third", new ThingArgs { Other = first, Text = first.Text, Number = first.Computed.Apply(text => (double)text.Length) });
        return new Outputs { ["computed"] = first.Computed, ["id"] = first.Id, ["text"] = first.Text };
    }

    public static Outputs Assets()
    {
        new Thing("file", new ThingArgs { File = new FileAsset("./files/one.txt") });
        new Thing("text", new ThingArgs { File = new StringAsset("some text") });
        new Thing("folder", new ThingArgs { File = new FileArchive("./files") });
        new Thing("mixed", new ThingArgs
        {
            File = new AssetArchive(new Dictionary<string, AssetOrArchive>
            {
                ["a.txt"] = new StringAsset("hello"),
                ["inner"] = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["one.txt"] = new FileAsset("./files/one.txt") }),
            }),
            Any = new object[] { new StringAsset("in a list") },
        });
        return [];
    }

    public static Outputs References()
    {
        var first = new Thing("first", new ThingArgs { Text = "first" });
        var group = Group.Of("group", group => new Thing("inner", null, new CustomResourceOptions { Parent = group }));
        var second = new Thing("second", new ThingArgs
        {
            Other = first,
            Any = new Dictionary<string, object?> { ["list"] = new object[] { first, group }, ["custom"] = first },
        });
        return new Outputs { ["any"] = second.Any.Apply(any => ((ImmutableDictionary<string, object>)any!).Count) };
    }

    public static Outputs Json()
    {
        var secret = Output.CreateSecret("marked-secret-json");
        var first = new Thing("first", new ThingArgs { Text = "first" });
        var written = Output.JsonSerialize(Output.Create(new Dictionary<string, object?>
        {
            ["text"] = first.Text,
            ["secret"] = secret,
            ["list"] = new object[] { 1, true },
        }));
        new Thing("second", new ThingArgs { Text = written });
        var read = Output.JsonDeserialize<Dictionary<string, string>>(Output.Create("""{"a":"b"}"""));
        new Thing("third", new ThingArgs { Text = read.Apply(members => members["a"]) });
        return new Outputs { ["written"] = written };
    }

    public static Outputs StackOutputs()
    {
        var thing = new Thing("thing", new ThingArgs { Text = "said" });
        return new Outputs
        {
            ["text"] = "plain",
            ["number"] = 7,
            ["list"] = new object[] { "a", thing.Text },
            ["nested"] = new Dictionary<string, object?> { ["of"] = thing.Computed, ["secret"] = Output.CreateSecret("marked-secret-out") },
            ["empty"] = new Dictionary<string, object?>(),
        };
    }

    public static Outputs Configuration()
    {
        var config = new Config();
        var other = new Config("other");
        return new Outputs
        {
            ["text"] = config.Require("text"),
            ["missing"] = config.Get("missing") ?? "none",
            ["flag"] = config.RequireBoolean("flag"),
            ["number"] = config.RequireDouble("number"),
            ["object"] = config.RequireObject<JsonElement>("object").GetProperty("a").GetProperty("b").GetString(),
            ["other"] = other.Require("text"),
            ["secret"] = config.RequireSecret("password"),
            ["names"] = $"{Deployment.Instance.ProjectName} {Deployment.Instance.StackName} {Deployment.Instance.OrganizationName}",
        };
    }

    public static Outputs Reserved()
    {
        var thing = new Thing("thing", new ThingArgs
        {
            Tags = { ["__inner"] = "kept", ["__defaults"] = "kept", ["id"] = "not the id", ["urn"] = "not the urn" },
            Any = new Dictionary<string, object?> { ["__deep"] = 1, ["value"] = "v" },
        });
        return new Outputs { ["count"] = thing.Computed };
    }
}
