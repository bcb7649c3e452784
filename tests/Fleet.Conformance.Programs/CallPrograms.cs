using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>Functions, resources that are only read, other stacks.</summary>
internal static class CallPrograms
{
    private const string Echo = "test:index:echo";

    public static async Task<Outputs> InvokesAsync()
    {
        var provider = new TestProvider("north", "north");
        var first = new Thing("first", new ThingArgs { Text = "first" });
        var group = Group.Of("group", _ => { }, new ComponentResourceOptions { Providers = { provider } });
        var plain = await Deployment.Instance.InvokeAsync<EchoResult>(Echo, new EchoArgs { Text = "plain", Inner = new PartArgs { Left = "l" } });
        var versioned = await Deployment.Instance.InvokeAsync<EchoResult>(
            Echo, new EchoArgs { Text = "versioned" }, new InvokeOptions { Version = "1.2.3" });
        var given = Deployment.Instance.Invoke<EchoResult>(Echo, new EchoArgs { Text = "given" }, new InvokeOptions { Provider = provider });
        var inherited = Deployment.Instance.Invoke<EchoResult>(Echo, new EchoArgs { Text = "inherited" }, new InvokeOptions { Parent = group });
        var depending = Deployment.Instance.Invoke<EchoResult>(
            Echo, new EchoArgs { Text = "depending" }, new InvokeOutputOptions { DependsOn = { first } });
        var fed = Deployment.Instance.Invoke<EchoResult>(Echo, new EchoArgs { Text = first.Text });
        var single = Deployment.Instance.InvokeSingle<string>("test:index:single", InvokeArgs.Empty);
        var hidden = Deployment.Instance.Invoke<ValueResult>("test:index:hidden", InvokeArgs.Empty);
        new Thing("user", new ThingArgs { Text = fed.Apply(result => result.Text), Hint = depending.Apply(result => result.Text) });
        return new Outputs
        {
            ["plain"] = plain.Region,
            ["versioned"] = versioned.Region,
            ["given"] = given.Apply(result => result.Region),
            ["inherited"] = inherited.Apply(result => result.Region),
            ["single"] = single,
            ["hidden"] = hidden.Apply(result => result.Value),
        };
    }

    public static Outputs SecretInvoke()
    {
        var result = Deployment.Instance.Invoke<EchoResult>(Echo, new EchoArgs { Text = Output.CreateSecret("marked-secret-argument") });
        new Thing("user", new ThingArgs { Text = result.Apply(said => said.Text) });
        return new Outputs { ["text"] = result.Apply(said => said.Text) };
    }

    public static Outputs UnknownInvoke()
    {
        var first = new Thing("first");
        var result = Deployment.Instance.Invoke<EchoResult>(Echo, new EchoArgs { Text = first.Computed });
        var depending = Deployment.Instance.Invoke<EchoResult>(
            Echo, new EchoArgs { Text = "known" }, new InvokeOutputOptions { DependsOn = { first } });
        new Thing("user", new ThingArgs { Text = result.Apply(said => said.Text), Hint = depending.Apply(said => said.Region) });
        return new Outputs { ["text"] = result.Apply(said => said.Text) };
    }

    public static Outputs Reads()
    {
        var known = Thing.Get("known", "some-id", new ThingArgs { Hint = "where it is" });
        var first = new Thing("first");
        var late = Thing.Get("late", first.Computed.Apply(_ => "late-id"), null, new CustomResourceOptions { DependsOn = { known } });
        new Thing("user", new ThingArgs { Text = known.Text, Hint = late.Id });
        return new Outputs { ["text"] = known.Text, ["id"] = known.Id };
    }

    public static async Task<Outputs> StackReferenceAsync()
    {
        if (Step.Number == 0)
        {
            return new Outputs { ["text"] = "said before", ["secret"] = Output.CreateSecret("marked-secret-before"), ["list"] = new[] { 1, 2 } };
        }

        var before = new StackReference("organization/stack-reference/dev");
        var other = new StackReference("alias", new StackReferenceArgs { Name = "organization/stack-reference/dev" });
        var details = await before.GetOutputDetailsAsync("secret");
        new Thing("user", new ThingArgs { Text = before.RequireOutput("text").Apply(text => (string)text), Any = other.GetOutput("secret")! });
        return new Outputs
        {
            ["text"] = before.GetOutput("text"),
            ["secret"] = before.RequireOutput("secret"),
            ["is-secret"] = details.SecretValue is not null && details.Value is null,
            ["missing"] = before.GetOutput("missing").Apply(value => value is null),
            ["list"] = before.GetOutput("list"),
        };
    }

    public static Outputs Stash()
    {
        var stash = new Stash("stash", new StashArgs { Input = new Dictionary<string, object?> { ["at"] = Step.Pick("first", "later") } });
        new Stash("secret", new StashArgs { Input = Output.CreateSecret("marked-secret-stash") });
        return new Outputs { ["kept"] = stash.Output };
    }

    public static Outputs Logs()
    {
        var thing = new Thing("thing");
        Log.Debug("nobody sees this");
        Log.Info("for information");
        Log.Info("about a resource", thing);
        Log.Warn("a warning", thing);
        Log.Info("for a moment", ephemeral: true);
        Console.WriteLine("printed by the program");
        return [];
    }
}
