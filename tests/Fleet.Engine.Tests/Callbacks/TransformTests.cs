using System.Collections.Concurrent;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Callbacks;

public sealed class TransformTests : IAsyncLifetime, IDisposable
{
    private readonly TestStack _stack = new();
    private CallbackServer _program = null!;

    public async Task InitializeAsync() => _program = await CallbackServer.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    public void Dispose() => _stack.Dispose();

    [Fact]
    public async Task Own_transforms_run_first_then_those_above_nearest_first_then_the_stacks()
    {
        var order = new ConcurrentQueue<string>();
        Callback Noting(string name) => _program.Transform(request =>
        {
            if (request.Name == "leaf")
            {
                order.Enqueue(name);
            }
        });

        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.StackTransformAsync(Noting("stack 1"));
            await monitor.StackTransformAsync(Noting("stack 2"));
            var outer = await monitor.ComponentAsync("outer", request => request.Transforms.Add(Noting("outer")));
            var inner = await monitor.ComponentAsync("inner", request =>
            {
                request.Parent = outer.Urn;
                request.Transforms.Add(Noting("inner"));
            });
            await monitor.ResourceAsync("leaf", null, request =>
            {
                request.Parent = inner.Urn;
                request.Transforms.Add([Noting("own 1"), Noting("own 2")]);
            });
        });

        run.Errors.Should().BeEmpty();
        order.Should().Equal("own 1", "own 2", "inner", "outer", "stack 1", "stack 2");
    }

    [Fact]
    public async Task A_transform_sees_and_changes_properties_and_options()
    {
        TransformRequest? seen = null;
        var transform = _program.Transform(request =>
        {
            if (request.Name != "b")
            {
                return;
            }

            seen = request.Clone();
            var properties = PropertyCodec.Decode(request.Properties);
            request.Properties = PropertyCodec.Encode(properties.With("added", new PropertyValue.Secret("x")));
            request.Options.Protect = true;
            request.Options.IgnoreChanges.Add("size");
            request.Options.AdditionalSecretOutputs.Add("state");
            request.Options.DependsOn.Clear();
        });

        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.StackTransformAsync(transform);
            var a = await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b", PropertyMap.Of(("size", 1)), request => request.Dependencies.Add(a.Urn));
        });

        run.Errors.Should().BeEmpty();
        seen!.Type.Should().Be("fake:index:Thing");
        seen.Custom.Should().BeTrue();
        seen.Options.DependsOn.Should().Equal(TestStack.Urn("a"));
        PropertyCodec.Decode(seen.Properties).Should().Equal(PropertyMap.Of(("size", 1)));
        var b = (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "b");
        b.Inputs.Should().Equal(PropertyMap.Of(("size", 1), ("added", new PropertyValue.Secret("x"))));
        b.IsProtected.Should().BeTrue();
        b.IgnoreChanges.Should().Equal("size");
        b.Dependencies.Should().BeEmpty();
        b.Outputs.Find("state").Should().Be(new PropertyValue.Secret("running"));
    }

    [Fact]
    public async Task An_empty_answer_changes_nothing()
    {
        var silent = _program.Add(TransformRequest.Parser, _ => new TransformResponse());

        await _stack.UpAsync(async monitor =>
        {
            await monitor.StackTransformAsync(silent);
            await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)), request => request.Protect = true);
        });

        var a = (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a");
        a.Inputs.Should().Equal(PropertyMap.Of(("size", 1)));
        a.IsProtected.Should().BeTrue();
    }

    [Fact]
    public async Task A_transform_that_throws_fails_the_run_with_its_message()
    {
        var bad = _program.Add(TransformRequest.Parser, IMessage (_) => throw new InvalidOperationException("no such tier"));

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a", null, request => request.Transforms.Add(bad)));

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().Equal("A transform of 'a' of type 'fake:index:Thing' has failed: no such tier");
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task A_function_on_another_machine_is_never_called()
    {
        var run = await _stack.UpAsync(monitor =>
            monitor.StackTransformAsync(new Callback { Target = "203.0.113.7:80", Token = "t" }));

        run.Errors.Should().Equal(
            "The program has registered a function at '203.0.113.7:80', which is not an address of this machine.");
    }

    [Fact]
    public async Task A_transform_may_call_functions_while_many_registrations_wait()
    {
        MonitorClient? client = null;
        var calling = _program.Add(TransformRequest.Parser, async Task<IMessage> (request) =>
        {
            if (request.Custom)
            {
                await client!.InvokeAsync("fake:index:echo", PropertyMap.Of(("for", request.Name)));
            }

            return new TransformResponse();
        });

        var run = await _stack.UpAsync(
            async monitor =>
            {
                client = monitor;
                await monitor.StackTransformAsync(calling);
                await Task.WhenAll(Enumerable.Range(0, 200).Select(i => monitor.ResourceAsync($"r{i}")));
            },
            new OperationOptions { Parallel = 1 });

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Objects.Should().HaveCount(200);
    }

    [Fact]
    public async Task Stack_invoke_transforms_change_arguments_and_options_in_order()
    {
        TransformInvokeOptions? seen = null;
        var first = _program.Add(TransformInvokeRequest.Parser, request =>
        {
            seen = request.Options;
            return new TransformInvokeResponse
            {
                Args = PropertyCodec.Encode(PropertyCodec.Decode(request.Args).With("by", request.Token)),
            };
        });
        var second = _program.Add(TransformInvokeRequest.Parser, request => new TransformInvokeResponse
        {
            Args = PropertyCodec.Encode(PropertyCodec.Decode(request.Args).With("second", true)),
            Options = request.Options,
        });
        PropertyMap? answer = null;

        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.StackInvokeTransformAsync(first);
            await monitor.StackInvokeTransformAsync(second);
            answer = await monitor.InvokeAsync(
                "fake:index:echo", PropertyMap.Of(("a", 1)), request => request.Version = "1.2.3");
        });

        run.Errors.Should().BeEmpty();
        seen!.Version.Should().Be("1.2.3");
        answer.Should().Equal(PropertyMap.Of(
            ("a", 1), ("by", "fake:index:echo"), ("second", true), ("region", "")));
    }

    [Fact]
    public async Task What_is_served_is_announced()
    {
        DeploymentInfo? info = null;
        var ids = new Dictionary<string, bool>();

        await _stack.UpAsync(async monitor =>
        {
            info = await monitor.Channel.CallAsync(MonitorMethods.GetDeploymentInfo, new Empty());
            foreach (var id in new[] { "transforms", "invokeTransforms", "noSuchThing", "" })
            {
                ids[id] = (await monitor.Channel.CallAsync(
                    MonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = id })).HasSupport;
            }
        });

        ids.Should().Equal(new Dictionary<string, bool>
        {
            ["transforms"] = true,
            ["invokeTransforms"] = true,
            ["noSuchThing"] = false,
            [""] = false,
        });
        info!.SupportedFeatures.Should().Contain(
        [
            ResourceMonitorFeature.Transforms, ResourceMonitorFeature.InvokeTransforms,
            ResourceMonitorFeature.InvokeDependsOn, ResourceMonitorFeature.InvokeParent,
        ]);
        info.SupportedFeatures.Should().NotContain(
        [
            ResourceMonitorFeature.ByteString, ResourceMonitorFeature.StateMigrations,
            ResourceMonitorFeature.InvokeOutputValues,
        ]);
    }
}
