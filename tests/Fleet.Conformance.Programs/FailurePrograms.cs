using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>Programs that go wrong.</summary>
internal static class FailurePrograms
{
    public static Outputs Throws()
    {
        new Thing("before");
        throw new RunException("the program gives up");
    }

    public static Outputs ThrowsInApply()
    {
        // What the stack says waits for it, so that the order is always the same.
        var thing = new Thing("thing");
        var never = thing.Computed.Apply(text => text.Length > 0 ? throw new RunException("the program gives up in between") : text);
        return new Outputs { ["never"] = never };
    }

    public static Outputs LogsAnError()
    {
        new Thing("thing");
        Log.Error("not as it should be");
        return [];
    }

    public static Outputs Exits()
    {
        var never = new Thing("thing").Computed.Apply(_ =>
        {
            Console.Error.WriteLine("leaving early");
            Environment.Exit(3);
            return "";
        });
        return new Outputs { ["never"] = never };
    }

    public static Outputs BadInput()
    {
        new Thing("good");
        var bad = new Thing("bad", new ThingArgs { Bad = "yes" });
        new Thing("user", new ThingArgs { Text = bad.Computed });
        return [];
    }

    public static Outputs CreateFails()
    {
        new Thing("good");
        var bad = new Thing("bad", new ThingArgs { Fail = Step.Pick("create", "never") });
        new Thing("user", new ThingArgs { Text = bad.Computed });
        return [];
    }

    public static Outputs UpdateFails()
    {
        new Thing("thing", new ThingArgs { Fail = Step.Number == 1 ? "update" : "never", Text = Step.Pick("old", "new") });
        return [];
    }

    public static Outputs Twice()
    {
        new Thing("thing", new ThingArgs { Text = "same" });
        new Thing("thing", new ThingArgs { Text = "same" });
        return [];
    }

    public static Outputs MissingConfig() => new() { ["never"] = new Config().Require("not-there") };

    public static Outputs RefusedInvoke()
    {
        var result = Deployment.Instance.Invoke<ValueResult>("test:index:refuse", InvokeArgs.Empty);
        new Thing("user", new ThingArgs { Text = result.Apply(said => said.Value) });
        return new Outputs { ["never"] = result.Apply(said => said.Value) };
    }

    public static Outputs MissingRead()
    {
        Thing.Get("gone", "nowhere");
        return [];
    }

    public static Outputs OutputAsText()
    {
        var thing = new Thing("thing", new ThingArgs { Text = "said" });
        return new Outputs { ["starts"] = $"{thing.Text}"[..7] };
    }
}
