using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

public sealed class PreviewTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    [Fact]
    public async Task What_is_not_known_yet_is_said_to_be_so()
    {
        RegisterResourceResponse? partial = null;
        RegisterResourceResponse? whole = null;
        var inputs = PropertyMap.Of(("known", 1), ("list", PropertyValue.Of(1, PropertyValue.Unknown.Instance)));

        await _stack.PreviewAsync(async monitor =>
        {
            partial = await monitor.ResourceAsync("a", inputs);
            whole = await monitor.ResourceAsync("b", inputs, request => request.SupportsPartialValues = false);
        });

        partial!.Id.Should().BeEmpty();
        PropertyCodec.Decode(partial.Object).Should().Equal(inputs);
        PropertyCodec.Decode(whole!.Object).Should().Equal(PropertyMap.Of(("known", 1)));
    }

    [Fact]
    public async Task A_call_with_arguments_that_are_not_known_is_not_made()
    {
        ResourceInvokeResponse? answer = null;

        await _stack.PreviewAsync(async monitor => answer = await monitor.Channel.CallAsync(
            MonitorMethods.Invoke,
            new ResourceInvokeRequest
            {
                Tok = "fake:index:echo",
                Args = PropertyCodec.Encode(PropertyMap.Of(("x", PropertyValue.Unknown.Instance))),
            }));

        answer!.Unknown.Should().BeTrue();
    }

    [Fact]
    public async Task Inputs_that_are_not_known_are_refused_in_an_update()
    {
        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("x", PropertyValue.Unknown.Instance))));

        run.Errors.Should().Equal("Property 'x' is not known yet, and must be here.");
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task Data_still_missing_is_a_warning_in_a_preview_and_refused_in_an_update()
    {
        File.AppendAllText(_stack.Folder["Pulumi.dev.yaml"], "config:\n  proj:hosts:\n    one: { hostKey: 'PLACEHOLDER: a key' }\n");

        var preview = await _stack.PreviewAsync(_ => Task.CompletedTask);
        var up = await _stack.UpAsync(_ => Task.CompletedTask);
        var destroy = await _stack.DestroyAsync();

        const string said =
            "The configuration value 'proj:hosts.one.hostKey' of stack 'dev' is data still missing: 'PLACEHOLDER: a key'.";
        preview.Errors.Should().BeEmpty();
        preview.Messages(Severity.Warning).Should().Equal(said);
        up.Errors.Should().Equal(said);
        destroy.Errors.Should().Equal(said);
    }

    [Fact]
    public async Task What_nobody_expects_is_an_error()
    {
        var run = await _stack.PreviewAsync(
            monitor => monitor.ResourceAsync("a"), new OperationOptions { ExpectNoChanges = true });

        run.Errors.Should().Equal("No changes were expected in stack 'dev', and there are: 2 create.");
    }

    [Fact]
    public async Task The_monitor_says_truthfully_what_it_can_do()
    {
        var supported = new Dictionary<string, bool>();
        DeploymentInfo? info = null;
        var unknown = StatusCode.Ok;

        await _stack.PreviewAsync(async monitor =>
        {
            foreach (var id in new[] { "secrets", "resourceReferences", "outputValues", "aliasSpecs", "transforms", "nonsense" })
            {
                var answer = await monitor.Channel.CallAsync(
                    MonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = id });
                supported[id] = answer.HasSupport;
            }

            info = await monitor.Channel.CallAsync(MonitorMethods.GetDeploymentInfo, new Empty());
            try
            {
                await monitor.Channel.CallAsync(
                    new GrpcMethod<Empty, Empty>("pulumirpc.ResourceMonitor", "Foretell"), new Empty());
            }
            catch (RpcStatusException exception)
            {
                unknown = exception.StatusCode;
            }
        });

        supported.Should().Equal(new Dictionary<string, bool>
        {
            ["secrets"] = true,
            ["resourceReferences"] = true,
            ["outputValues"] = true,
            ["aliasSpecs"] = true,
            ["transforms"] = true,
            ["nonsense"] = false,
        });
        info!.Stack.Should().Be("dev");
        info.DryRun.Should().BeTrue();
        unknown.Should().Be(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task Events_are_numbered_and_end_with_the_summary()
    {
        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a"));

        run.Events.Select(item => item.Sequence).Should().Equal(Enumerable.Range(0, run.Events.Count).Select(number => (long)number));
        run.Events[0].Should().BeOfType<PreludeEvent>();
        run.Events[^2].Should().BeOfType<SummaryEvent>().Which.Outcome.Should().Be(OperationOutcome.Succeeded);
        run.Events[^1].Should().BeOfType<CancelEvent>();
    }
}
