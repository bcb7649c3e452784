using FluentAssertions;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Pulumi.Tests.Fakes;
using Pulumirpc;
using Xunit;

namespace Pulumi.Tests;

public sealed class TransformTests
{
    [Fact]
    public async Task Transformations_run_own_first_then_the_parents_then_the_stacks()
    {
        await using var engine = await FakeEngine.StartAsync();
        var order = new List<string>();
        ResourceTransformation Note(string who) => args =>
        {
            if (args.Resource is Thing)
            {
                order.Add(who);
            }

            return null;
        };

        await engine.RunAsync(
            () =>
            {
                var group = new Group("g", new ComponentResourceOptions { ResourceTransformations = { Note("group") } });
                _ = new Thing("a", options: new CustomResourceOptions
                {
                    Parent = group,
                    ResourceTransformations = { Note("own") },
                });
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            new StackOptions { ResourceTransformations = { Note("stack") } });

        order.Should().Equal("own", "group", "stack");
    }

    [Fact]
    public async Task A_transformation_changes_arguments_and_options()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            _ = new Thing("a", new ThingArgs { Text = "before" }, new CustomResourceOptions
            {
                ResourceTransformations =
                {
                    args => new ResourceTransformationResult(
                        new ThingArgs { Text = "after" },
                        CustomResourceOptions.Merge(
                            (CustomResourceOptions)args.Options, new CustomResourceOptions { Protect = true })),
                },
            });
        });

        engine.Find("a").Object.Should().Be(Wire.Json("""{"text":"after"}"""));
        engine.Find("a").Protect.Should().BeTrue();
    }

    [Fact]
    public async Task A_transformation_cannot_change_the_parent()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            var other = new Thing("other");
            _ = new Thing("a", options: new CustomResourceOptions
            {
                ResourceTransformations =
                {
                    args => new ResourceTransformationResult(args.Args, new CustomResourceOptions { Parent = other }),
                },
            });
        });

        exitCode.Should().Be(32);
        engine.Logged.Single().Message.Should()
            .Contain("Resource 'a': a transformation changed its parent, which cannot be changed any more.");
    }

    [Fact]
    public async Task The_engine_can_call_a_transform()
    {
        TransformResponse? response = null;
        var fake = new FakeEngine
        {
            BeforeAnswer = async request =>
            {
                if (request.Transforms.Count > 0)
                {
                    response = TransformResponse.Parser.ParseFrom(await CallAsync(request.Transforms[0], new TransformRequest
                    {
                        Type = request.Type,
                        Name = request.Name,
                        Custom = true,
                        Parent = request.Parent,
                        Properties = request.Object,
                        Options = new TransformResourceOptions { Protect = true, IgnoreChanges = { "x" }, Version = "1.0.0" },
                    }));
                }
            },
        };
        await using var engine = await FakeEngine.StartAsync(with: fake);
        var project = "";

        await engine.RunAsync(() =>
        {
            _ = new Thing("a", new ThingArgs { Text = Output.CreateSecret("hush"), Number = 1 }, new CustomResourceOptions
            {
                ResourceTransforms =
                {
                    async (args, _) =>
                    {
                        await Task.Yield();
                        project = Deployment.Instance.ProjectName;
                        args.Options.IgnoreChanges.Add("y");
                        return new ResourceTransformResult(args.Args.SetItem("number", 2), args.Options);
                    },
                },
            });
        });

        project.Should().Be("proj");
        var properties = PropertyCodec.Decode(response!.Properties);
        properties.Find("number").Should().Be((PropertyValue)2);
        properties.Find("text")!.ContainsSecrets.Should().BeTrue();
        properties.Find("text")!.AsText().Should().Be("hush");
        response.Options.Should().Be(new TransformResourceOptions
        {
            Protect = true,
            IgnoreChanges = { "x", "y" },
            Version = "1.0.0",
            Hooks = new RegisterResourceRequest.Types.ResourceHooksBinding(),
        });
    }

    [Fact]
    public async Task Invoke_transforms_are_registered_before_the_next_call()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            Deployment.Instance.RegisterInvokeTransform((_, _) => Task.FromResult<InvokeTransformResult?>(null));
            Deployment.Instance.Invoke<object>("test:index:f", InvokeArgs.Empty);
        });

        engine.Methods.Where(method => method is "Invoke" or "RegisterStackInvokeTransform")
            .Should().Equal("RegisterStackInvokeTransform", "Invoke");
    }

    [Fact]
    public async Task Hooks_are_registered_before_the_resources_that_have_them_and_report_failures()
    {
        var fake = new FakeEngine();
        await using var engine = await FakeEngine.StartAsync(with: fake);
        ResourceHookResponse? response = null;

        await engine.RunAsync(async () =>
        {
            var hook = new ResourceHook(
                "check", (args, _) => args.NewInputs!["text"] is "x" ? throw new InvalidOperationException("not ready") : Task.CompletedTask);
            _ = new Thing("a", new ThingArgs { Text = "x" }, new CustomResourceOptions { Hooks = { BeforeCreate = { hook } } });
            await hook.Registered;
            response = ResourceHookResponse.Parser.ParseFrom(await CallAsync(
                engine.All<RegisterResourceHookRequest>().Single().Callback,
                new ResourceHookRequest { Name = "a", NewInputs = Wire.Json("""{"text":"x"}""") }));
            return new Dictionary<string, object?>();
        });

        engine.Find("a").Hooks.BeforeCreate.Should().Equal("check");
        response!.Error.Should().Be("not ready");
    }

    [Fact]
    public async Task An_engine_without_a_feature_that_is_used_is_named_as_the_cause()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Features.Remove("transforms");

        var exitCode = await engine.RunAsync(() =>
        {
            _ = new Thing("a", options: new CustomResourceOptions
            {
                ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) },
            });
        });

        exitCode.Should().Be(32);
        engine.Logged.Should().ContainSingle().Which.Message.Should()
            .Contain("The engine that runs this program does not support resource transforms. Update it, or leave them out.");
    }

    private static async Task<ByteString> CallAsync(Callback callback, IMessage request)
    {
        using var channel = new GrpcChannel(callback.Target);
        var response = await channel.CallAsync(CallbackMethods.Invoke, new CallbackInvokeRequest
        {
            Token = callback.Token,
            Request = request.ToByteString(),
        });
        return response.Response;
    }
}
