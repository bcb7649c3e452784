using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Monitor;

public sealed class InvokeTests : IDisposable
{
    private const string Echo = "fake:index:echo";

    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    [Fact]
    public async Task The_parents_provider_answers_unless_another_is_given()
    {
        var answers = new List<PropertyMap>();

        var run = await _stack.UpAsync(async monitor =>
        {
            var north = await ProviderAsync(monitor, "north");
            var south = await ProviderAsync(monitor, "south");
            var component = await monitor.ComponentAsync("c", request => request.Providers["fake"] = north);
            answers.Add(await monitor.InvokeAsync(Echo, PropertyMap.Empty, request => request.Parent = component.Urn));
            answers.Add(await monitor.InvokeAsync(Echo, PropertyMap.Empty, request =>
            {
                request.Parent = component.Urn;
                request.Provider = south;
            }));
            answers.Add(await monitor.InvokeAsync(Echo, PropertyMap.Empty));
        });

        run.Errors.Should().BeEmpty();
        answers.Select(answer => answer.Find("region")!.AsText()).Should().Equal("north", "south", "");
    }

    [Fact]
    public async Task A_call_after_something_that_is_yet_to_be_made_is_unknown_in_a_preview()
    {
        var (first, second) = (new ResourceInvokeResponse(), new ResourceInvokeResponse());
        Func<MonitorClient, Action<ResourceInvokeResponse>, Task> program = async (monitor, keep) =>
        {
            var a = await monitor.ResourceAsync("a");
            keep(await monitor.Channel.CallAsync(
                MonitorMethods.Invoke, new ResourceInvokeRequest { Tok = Echo, DependsOn = { a.Urn } }));
        };

        await _stack.PreviewAsync(monitor => program(monitor, answer => first = answer));
        await _stack.UpAsync(monitor => program(monitor, _ => { }));
        await _stack.PreviewAsync(monitor => program(monitor, answer => second = answer));

        first.Unknown.Should().BeTrue();
        second.Unknown.Should().BeFalse();
        second.Return.Fields.Should().ContainKey("region");
    }

    [Fact]
    public async Task A_call_after_something_that_is_not_registered_is_refused()
    {
        var run = await _stack.UpAsync(monitor =>
            monitor.InvokeAsync(Echo, PropertyMap.Empty, request => request.DependsOn.Add(TestStack.Urn("b"))));

        run.Errors.Should().Equal(
            $"The program has called '{Echo}' to come after '{TestStack.Urn("b")}', which it has not registered.");
    }

    [Fact]
    public async Task What_a_provider_says_against_a_call_the_program_can_catch()
    {
        RpcStatusException? caught = null;

        var run = await _stack.UpAsync(async monitor =>
        {
            try
            {
                await monitor.InvokeAsync("fake:index:nothing", PropertyMap.Empty);
            }
            catch (RpcStatusException exception)
            {
                caught = exception;
            }

            await monitor.ResourceAsync("a");
        });

        run.Result.Outcome.Should().Be(OperationOutcome.Succeeded);
        caught!.StatusCode.Should().Be(StatusCode.FailedPrecondition);
        caught.Message.Should().Be("The call of 'fake:index:nothing' has failed: its package has no such function.");
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task Secret_arguments_make_the_whole_answer_secret_where_the_provider_takes_no_secrets()
    {
        PropertyMap? answer = null;

        await _stack.UpAsync(async monitor => answer = await monitor.InvokeAsync(
            Echo, PropertyMap.Of(("password", new PropertyValue.Secret("hunter2")), ("size", 1))));

        answer.Should().Equal(PropertyMap.Of(
            ("password", new PropertyValue.Secret("hunter2")),
            ("size", new PropertyValue.Secret(1)),
            ("region", new PropertyValue.Secret(""))));
    }

    [Fact]
    public async Task A_registered_resource_is_fetched_by_its_urn_and_only_one_that_is()
    {
        PropertyMap? found = null;

        var run = await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));
            found = await monitor.InvokeAsync("pulumi:pulumi:getResource", PropertyMap.Of(("urn", a.Urn)));
            await monitor.InvokeAsync("pulumi:pulumi:getResource", PropertyMap.Of(("urn", TestStack.Urn("b"))));
        });

        found!.Find("urn")!.AsText().Should().Be(TestStack.Urn("a"));
        found.Find("id")!.AsText().Should().Be("a-1");
        found.Find("state").Should().Be((PropertyValue)PropertyMap.Of(("size", 1), ("id", "a-1"), ("state", "running")));
        found.Find("provider")!.AsText().Should().StartWith("urn:pulumi:dev::proj::pulumi:providers:fake::default::");
        run.Errors.Should().Equal($"The program asks for '{TestStack.Urn("b")}', which it has not registered.");
    }

    [Fact]
    public async Task Outputs_of_another_stack_and_of_its_resources_are_read()
    {
        await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));
            await monitor.OutputsAsync(monitor.StackUrn, PropertyMap.Of(("answer", 42)));
        });
        await _stack.Backend.CreateStackAsync("other");
        PropertyMap? outputs = null;
        PropertyMap? resources = null;

        var run = await _stack.UpAsync(
            async monitor =>
            {
                outputs = await monitor.InvokeAsync(
                    "pulumi:pulumi:readStackOutputs", PropertyMap.Of(("name", "organization/proj/dev")));
                resources = await monitor.InvokeAsync(
                    "pulumi:pulumi:readStackResourceOutputs", PropertyMap.Of(("stackName", "organization/proj/dev")));
            },
            "other");

        run.Errors.Should().BeEmpty();
        outputs!.Find("outputs").Should().Be((PropertyValue)PropertyMap.Of(("answer", 42)));
        resources!.Find("name")!.AsText().Should().Be("organization/proj/dev");
        resources.Find("outputs")!.AsMap().Find(TestStack.Urn("a")).Should().Be((PropertyValue)PropertyMap.Of(
            ("type", "fake:index:Thing"),
            ("outputs", PropertyMap.Of(("size", 1), ("id", "a-1"), ("state", "running")))));
    }

    private static async Task<string> ProviderAsync(MonitorClient monitor, string region)
    {
        var provider = await monitor.ResourceAsync(
            region, PropertyMap.Of(("region", region)), request => request.Type = "pulumi:providers:fake");
        return $"{provider.Urn}::{provider.Id}";
    }
}
