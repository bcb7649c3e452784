using System.Globalization;
using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>Where the engine calls the program back, and where the SDK itself changes what is registered.</summary>
internal static class CallbackPrograms
{
    public static Task<int> TransformationsAsync() => RunAsync(
        () =>
        {
            new Thing("plain", new ThingArgs { Text = "plain" });
            new Thing("own", new ThingArgs { Text = "own" }, new CustomResourceOptions
            {
                ResourceTransformations = { Hint("by itself", new CustomResourceOptions { Protect = false }) },
            });
            Group.Of(
                "group",
                group => new Thing("inner", new ThingArgs { Text = "inner" }, new CustomResourceOptions { Parent = group }),
                new ComponentResourceOptions { ResourceTransformations = { Hint("by the group", new CustomResourceOptions { IgnoreChanges = { "number" } }) } });
            return [];
        },
        new StackOptions
        {
            ResourceTransformations = { args => args.Args is ThingArgs thing ? Tag(thing, args.Options) : null },
        });

    public static Task<int> TransformsAsync() => RunAsync(
        () =>
        {
            var plain = new Thing("plain", new ThingArgs { Text = Output.CreateSecret("marked-secret-transformed") });
            new Thing("own", new ThingArgs { Text = plain.Computed }, new CustomResourceOptions
            {
                ResourceTransforms = { With("text", "by itself") },
                IgnoreChanges = { "number" },
            });
            Group.Of(
                "group",
                group => new Thing("inner", new ThingArgs { Text = "inner", Items = { "kept" } }, new CustomResourceOptions { Parent = group }),
                new ComponentResourceOptions { ResourceTransforms = { With("text", "by the group") } });
            return [];
        },
        new StackOptions { ResourceTransforms = { With("hint", "by the stack") } });

    public static Task<int> TransformedOptionsAsync() => RunAsync(
        () =>
        {
            var first = new Thing("first");
            new Thing("second", null, new CustomResourceOptions
            {
                ResourceTransforms = { Options(options => options.Protect = true), Options(options => options.DependsOn.Add(first)) },
            });
            new Thing("third", null, new CustomResourceOptions
            {
                ResourceTransforms =
                {
                    Options(options => options.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1) }),
                    Options(options => options.IgnoreChanges = ["text", "tags.a"]),
                    Options(options => ((CustomResourceOptions)options).AdditionalSecretOutputs = ["computed"]),
                    Options(options => options.ReplaceOnChanges = ["number"]),
                    Options(options => ((CustomResourceOptions)options).DeleteBeforeReplace = true),
                    Options(options => options.RetainOnDelete = true),
                    Options(options => options.DeletedWith = first),
                    Options(options => options.Aliases = [new Alias { Name = "was-third" }]),
                },
            });
            return [];
        },
        new StackOptions());

    public static Outputs InvokeTransforms()
    {
        Deployment.Instance.RegisterInvokeTransform((args, _) => Task.FromResult<InvokeTransformResult?>(
            args.Token == "test:index:echo"
                ? new InvokeTransformResult(args.Args.SetItem("text", $"{args.Args["text"]} and more"), args.Options)
                : null));
        var result = Deployment.Instance.Invoke<EchoResult>("test:index:echo", new EchoArgs { Text = "asked" });
        return new Outputs { ["text"] = result.Apply(said => said.Text) };
    }

    public static Outputs Hooks()
    {
        ResourceHook Hook(string name) => new(name, (args, _) =>
        {
            Log.Info(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {args.Name} = {args.Id}, {args.OldInputs?.GetValueOrDefault("text") ?? "nothing"} to {args.NewInputs?.GetValueOrDefault("text") ?? "nothing"}, {args.NewOutputs?.GetValueOrDefault("computed") ?? "no outputs"}"));
            return Task.CompletedTask;
        });
        var hooks = new ResourceHookBinding
        {
            BeforeCreate = { Hook("before-create") },
            AfterCreate = { Hook("after-create") },
            BeforeUpdate = { Hook("before-update") },
            AfterUpdate = { Hook("after-update") },
            BeforeDelete = { Hook("before-delete") },
            AfterDelete = { Hook("after-delete") },
        };
        if (Step.Number < 2)
        {
            new Thing("thing", new ThingArgs { Text = Step.Pick("old", "new") }, new CustomResourceOptions { Hooks = hooks });
        }

        return [];
    }

    public static Outputs ErrorHooks()
    {
        var hook = new ErrorHook("again", (args, _) =>
        {
            Log.Info(string.Create(CultureInfo.InvariantCulture, $"{args.Name} failed to {args.FailedOperation}, {args.Errors.Count} so far"));
            return Task.FromResult(true);
        });
        new Thing("thing", new ThingArgs { Flaky = 2 }, new CustomResourceOptions { Hooks = new ResourceHookBinding { OnError = { hook } } });
        return [];
    }

    public static Outputs FailingHook()
    {
        var hook = new ResourceHook("refuse", (_, _) => throw new InvalidOperationException("the hook refuses"));
        new Thing("thing", null, new CustomResourceOptions { Hooks = new ResourceHookBinding { BeforeCreate = { hook } } });
        new Thing("other");
        return [];
    }

    public static Outputs Methods()
    {
        var thing = new Thing("thing", new ThingArgs { Text = "of the thing" });
        var said = Deployment.Instance.Call<SaidResult>(
            "test:index:Thing/say", new SayArgs { What = Output.CreateSecret("marked-secret-said"), Plain = thing.Computed }, thing);
        new Thing("user", new ThingArgs { Text = said.Apply(result => result.Said) });
        return new Outputs { ["said"] = said.Apply(result => result.Said) };
    }

    public static Outputs RemoteComponents()
    {
        var thing = new Thing("thing", new ThingArgs { Text = "of the thing" });
        var provider = new TestProvider("north", "north");
        var remote = new Remote("remote", new ThingArgs
        {
            Text = thing.Computed,
            Tags = { ["secret"] = Output.CreateSecret("marked-secret-tag") },
            Other = thing,
        });
        new Remote("given", new ThingArgs { Text = "given" }, new ComponentResourceOptions { Providers = { provider }, DependsOn = { remote } });
        new Thing("user", new ThingArgs { Text = remote.Text });
        return new Outputs { ["text"] = remote.Text };
    }

    public static Outputs Packages()
    {
        var package = new RegisterPackageRequest(
            "test", "1.0.0", "", null, new RegisterPackageRequest.PackageParameterization("shaped", "2.0.0", "round"u8.ToArray()));
        new Shaped("one", package);
        new Shaped("two", package);
        return [];
    }

    private static Task<int> RunAsync(Func<Outputs> program, StackOptions options) =>
        Deployment.RunAsync(() => Task.FromResult((IDictionary<string, object?>)program()), options);

    private static ResourceTransformation Hint(string text, CustomResourceOptions more) => args =>
    {
        if (args.Args is not ThingArgs thing)
        {
            return null;
        }

        thing.Hint = text;
        return new ResourceTransformationResult(thing, CustomResourceOptions.Merge((CustomResourceOptions)args.Options, more));
    };

    private static ResourceTransformationResult? Tag(ThingArgs thing, ResourceOptions options)
    {
        thing.Tags["stack"] = "tagged";
        return new ResourceTransformationResult(thing, options);
    }

    private static ResourceTransform With(string name, string value) => (args, _) => Task.FromResult<ResourceTransformResult?>(
        args.Type == "test:index:Thing" ? new ResourceTransformResult(args.Args.SetItem(name, value), args.Options) : null);

    private static ResourceTransform Options(Action<ResourceOptions> change) => (args, _) =>
    {
        change(args.Options);
        return Task.FromResult<ResourceTransformResult?>(new ResourceTransformResult(args.Args, args.Options));
    };
}
