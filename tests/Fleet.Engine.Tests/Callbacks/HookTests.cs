using System.Collections.Concurrent;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;
using Binding = Pulumirpc.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Fleet.Engine.Tests.Callbacks;

public sealed class HookTests : IAsyncLifetime, IDisposable
{
    private readonly TestStack _stack = new();
    private readonly ConcurrentQueue<string> _order = new();
    private readonly ConcurrentQueue<ResourceHookRequest> _seen = new();
    private CallbackServer _program = null!;

    public async Task InitializeAsync()
    {
        _program = await CallbackServer.StartAsync();
        _stack.Cloud.OnAct = (call, _) =>
        {
            _order.Enqueue(call);
            return Task.CompletedTask;
        };
    }

    public async Task DisposeAsync() => await _program.DisposeAsync();

    public void Dispose() => _stack.Dispose();

    private static readonly string[] Names = ["bc", "ac", "bu", "au", "bd", "ad"];

    private static Binding All => new()
    {
        BeforeCreate = { "bc" },
        AfterCreate = { "ac" },
        BeforeUpdate = { "bu" },
        AfterUpdate = { "au" },
        BeforeDelete = { "bd" },
        AfterDelete = { "ad" },
    };

    private Callback Noting(string name) => _program.Hook(request =>
    {
        _order.Enqueue($"{name} {request.Name}");
        _seen.Enqueue(request);
        return "";
    });

    private async Task RegisterHooksAsync(MonitorClient monitor, bool onDryRun = false)
    {
        foreach (var name in Names)
        {
            await monitor.HookAsync(name, Noting(name), onDryRun);
        }
    }

    private Task<RunLog> UpAsync(PropertyMap? inputs, Func<MonitorClient, Task>? more = null) => _stack.UpAsync(async monitor =>
    {
        await RegisterHooksAsync(monitor);
        if (inputs is not null)
        {
            await monitor.ResourceAsync("a", inputs, request => request.Hooks = All);
        }

        await (more?.Invoke(monitor) ?? Task.CompletedTask);
    });

    [Fact]
    public async Task Hooks_run_around_the_creation_the_update_and_the_removal_of_an_object()
    {
        (await UpAsync(PropertyMap.Of(("size", 1)))).Errors.Should().BeEmpty();
        (await UpAsync(PropertyMap.Of(("size", 1)))).Errors.Should().BeEmpty();
        (await UpAsync(PropertyMap.Of(("size", 2)))).Errors.Should().BeEmpty();
        (await UpAsync(null)).Errors.Should().BeEmpty();

        _order.Should().Equal(
            "bc a", "create a", "ac a", "bu a", "update a", "au a", "bd a", "delete a", "ad a");
        var (creating, created, updating, updated, deleting) =
            (_seen.ElementAt(0), _seen.ElementAt(1), _seen.ElementAt(2), _seen.ElementAt(3), _seen.ElementAt(4));
        creating.Should().Be(new ResourceHookRequest
        {
            Urn = TestStack.Urn("a"),
            Name = "a",
            Type = "fake:index:Thing",
            NewInputs = PropertyCodec.Encode(PropertyMap.Of(("size", 1))),
        });
        created.Id.Should().Be("a-1");
        PropertyCodec.Decode(created.NewOutputs).Should().Equal(PropertyMap.Of(("size", 1), ("id", "a-1"), ("state", "running")));
        created.OldInputs.Should().BeNull();
        updating.Id.Should().Be("a-1");
        PropertyCodec.Decode(updating.OldInputs).Should().Equal(PropertyMap.Of(("size", 1)));
        PropertyCodec.Decode(updating.NewInputs).Should().Equal(PropertyMap.Of(("size", 2)));
        updating.NewOutputs.Should().BeNull();
        updated.NewOutputs.Fields["size"].NumberValue.Should().Be(2);
        updated.OldOutputs.Fields["size"].NumberValue.Should().Be(1);
        deleting.NewInputs.Should().BeNull();
        deleting.OldOutputs.Fields["id"].StringValue.Should().Be("a-1");
    }

    [Fact]
    public async Task A_replacement_runs_the_hooks_of_creation_and_of_removal()
    {
        await UpAsync(PropertyMap.Of(("new", 1)));
        _order.Clear();

        (await UpAsync(PropertyMap.Of(("new", 2)))).Errors.Should().BeEmpty();

        _order.Should().Equal("bc a", "create a", "ac a", "bd a", "delete a", "ad a");
    }

    [Fact]
    public async Task The_names_are_recorded_and_the_checkpoint_says_so()
    {
        await UpAsync(PropertyMap.Empty);

        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a").Hooks.At(HookPoint.BeforeDelete)
            .Should().Equal("bd");
        File.ReadAllText(_stack.CheckpointFile).Should()
            .Contain("\"version\":4").And.Contain("\"features\":[\"hooks\"]").And.Contain("\"BeforeDelete\":[\"bd\"]");
    }

    [Fact]
    public async Task A_removal_whose_hook_is_not_registered_any_more_fails_and_keeps_the_object()
    {
        await UpAsync(PropertyMap.Empty);

        var run = await _stack.UpAsync(_ => Task.CompletedTask);

        run.Errors.Should().Equal("The hook 'bd' before the removal of 'a' has failed: the program has not registered it.");
        _stack.Cloud.Names.Should().Equal("a");
        (await _stack.RecordedAsync()).Should().Equal("a");
    }

    [Fact]
    public async Task Destroying_what_has_removal_hooks_is_refused_before_anything_is_removed()
    {
        await UpAsync(PropertyMap.Empty, monitor => monitor.ResourceAsync("plain"));

        var run = await _stack.DestroyAsync();

        run.Errors.Should().Equal(
            "'a' of type 'fake:index:Thing' has hooks that run with its removal, and no program runs here that has registered them.");
        _stack.Cloud.Names.Should().Equal("a", "plain");
    }

    [Fact]
    public async Task A_hook_that_fails_before_an_operation_prevents_it_and_what_depends_on_it()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.HookAsync("check", _program.Hook(_ => "disk is full"));
            var a = await monitor.ResourceAsync("a", null, request => request.Hooks = new Binding { BeforeCreate = { "check" } });
            await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
            await monitor.ResourceAsync("c");
        });

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().Equal("The hook 'check' before the creation of 'a' has failed: disk is full.");
        _stack.Cloud.Names.Should().Equal("c");
    }

    [Fact]
    public async Task A_hook_that_fails_after_an_operation_fails_the_run_and_what_was_done_is_recorded()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.HookAsync("smoke", _program.Hook(_ => "no answer"));
            await monitor.ResourceAsync("a", null, request => request.Hooks = new Binding { AfterCreate = { "smoke" } });
        });

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().Equal("The hook 'smoke' after the creation of 'a' has failed: no answer.");
        var state = await _stack.StateAsync();
        state.PendingOperations.Should().BeEmpty();
        state.Resources.Single(resource => resource.Urn.Name == "a").Id.Should().Be("a-1");
    }

    [Fact]
    public async Task A_hook_whose_errors_are_ignored_only_warns()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.HookAsync("note", _program.Hook(_ => "nobody listens"), ignoreErrors: true);
            await monitor.ResourceAsync("a", null, request => request.Hooks = new Binding { BeforeCreate = { "note" } });
        });

        run.Errors.Should().BeEmpty();
        run.Messages(Severity.Warning).Should().Equal("The hook 'note' of 'a' has failed, which it may: nobody listens");
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task Hooks_run_in_previews_only_where_they_ask_for_it(bool onDryRun, int calls)
    {
        await _stack.PreviewAsync(async monitor =>
        {
            await RegisterHooksAsync(monitor, onDryRun);
            await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)), request => request.Hooks = All);
        });

        _seen.Should().HaveCount(calls);
        _order.Should().NotContain("create a");
    }

    [Fact]
    public async Task Hooks_of_a_component_run_when_it_is_registered_and_when_its_outputs_are()
    {
        var run = await UpAsync(null, async monitor =>
        {
            var component = await monitor.ComponentAsync("c", request => request.Hooks = All);
            await monitor.ResourceAsync("child", null, request => request.Parent = component.Urn);
            await monitor.OutputsAsync(component.Urn, PropertyMap.Of(("done", true)));
        });
        run.Errors.Should().BeEmpty();
        _order.Should().Equal("bc c", "create child", "ac c");
        _seen.Last().NewOutputs.Fields["done"].BoolValue.Should().BeTrue();

        (await UpAsync(null)).Errors.Should().BeEmpty();

        _order.Skip(3).Should().Equal("delete child", "bd c", "ad c");
    }

    [Fact]
    public async Task A_hook_may_call_functions_even_when_operations_run_one_by_one()
    {
        MonitorClient? client = null;
        PropertyMap? answer = null;

        var run = await _stack.UpAsync(
            async monitor =>
            {
                client = monitor;
                await monitor.HookAsync("ask", _program.Add(ResourceHookRequest.Parser, async Task<Google.Protobuf.IMessage> (_) =>
                {
                    answer = await client.InvokeAsync("fake:index:echo", PropertyMap.Of(("a", 1)));
                    return new ResourceHookResponse();
                }));
                await monitor.ResourceAsync("a", null, request => request.Hooks = new Binding { AfterCreate = { "ask" } });
            },
            new OperationOptions { Parallel = 1 });

        run.Errors.Should().BeEmpty();
        answer!.Find("a").Should().Be((PropertyValue)1);
    }

    [Fact]
    public async Task Two_hooks_of_one_name_are_refused()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.HookAsync("twice", Noting("twice"));
            await monitor.ErrorHookAsync("twice", _program.ErrorHook(_ => true));
        });

        run.Errors.Should().Equal("The program has registered two hooks of the name 'twice'.");
    }

    [Fact]
    public async Task Removal_hooks_have_run_before_the_program_may_end()
    {
        await UpAsync(PropertyMap.Empty);
        var ended = false;
        _order.Clear();

        await _stack.UpAsync(async monitor =>
        {
            await RegisterHooksAsync(monitor);
            await monitor.SignalAsync();
            ended = true;
            _order.Enqueue("program may end");
        });

        ended.Should().BeTrue();
        _order.Should().Equal("bd a", "delete a", "ad a", "program may end");
    }
}
