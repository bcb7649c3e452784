using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

public sealed class FailureTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    [Fact]
    public async Task What_does_not_depend_on_a_failure_is_done_and_what_does_is_named_once()
    {
        _stack.Cloud.Down.Add("a");
        var results = new List<Result>();

        var run = await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            var b = await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
            var c = await monitor.ResourceAsync("c");
            results.AddRange([a.Result, b.Result, c.Result]);
        });

        results.Should().Equal(Result.Fail, Result.Skip, Result.Success);
        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().Equal("'a' cannot be reached.");
        run.Events.OfType<ResourceSkippedEvent>().Select(skipped => (skipped.Urn.Name, skipped.FailedDependency.Name))
            .Should().Equal(("b", "a"));
        _stack.Cloud.Names.Should().Equal("c");
        (await _stack.RecordedAsync()).Should().Equal("c");
        (await _stack.StateAsync()).PendingOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task The_next_run_does_the_rest()
    {
        Func<MonitorClient, Task> program = async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
        };
        _stack.Cloud.Down.Add("a");
        await _stack.UpAsync(program);
        _stack.Cloud.Down.Clear();

        var run = await _stack.UpAsync(program);

        run.Result.Outcome.Should().Be(OperationOutcome.Succeeded);
        run.Steps.Should().Equal("create a", "create b");
    }

    [Fact]
    public async Task An_object_that_is_not_healthy_is_recorded_and_mended_by_the_next_run()
    {
        Func<MonitorClient, Task> program = monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));
        _stack.Cloud.Unhealthy.Add("a");

        var first = await _stack.UpAsync(program);

        first.Errors.Should().Equal("'a' is not healthy.");
        first.Events.OfType<ResourceFailedEvent>().Single().Status.Should().Be(ResourceStatus.PartialFailure);
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a").InitErrors.Should().HaveCount(1);

        _stack.Cloud.Unhealthy.Clear();
        var second = await _stack.UpAsync(program);

        second.Steps.Should().Equal("update a");
        _stack.Cloud.Objects.Keys.Should().Equal("a-1");
        (await _stack.UpAsync(program)).Steps.Should().BeEmpty();
    }

    [Fact]
    public async Task A_change_that_did_not_become_healthy_is_a_change_again()
    {
        Func<MonitorClient, Task> Program(int size) => monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", size)));
        await _stack.UpAsync(Program(1));
        _stack.Cloud.Unhealthy.Add("a");
        await _stack.UpAsync(Program(2));
        _stack.Cloud.Unhealthy.Clear();

        var run = await _stack.UpAsync(Program(2));

        run.Done.Single(step => step.Urn.Name == "a").ChangedPaths.Should().Equal("size");
    }

    [Fact]
    public async Task What_a_failed_resource_needs_is_not_removed()
    {
        await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b", PropertyMap.Of(("of", "a")), request => request.Dependencies.Add(a.Urn));
            await monitor.ResourceAsync("x");
        });
        _stack.Cloud.Down.Add("b");

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("b", PropertyMap.Of(("of", "nothing"))));

        run.Errors.Should().Equal("'b' cannot be reached.");
        run.Messages(Severity.Info).Should().Contain("'a' stays for now, since 'b' still depends on it.");
        _stack.Cloud.Names.Should().Equal("a", "b");
        (await _stack.RecordedAsync()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task What_is_renamed_and_left_out_in_this_run_is_not_removed()
    {
        await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("old", null, request => request.Dependencies.Add(a.Urn));
        });
        _stack.Cloud.Down.Add("a");

        var run = await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of(("size", 2)));
            await monitor.ResourceAsync("new", null, request =>
            {
                request.Dependencies.Add(a.Urn);
                request.Aliases.Add(new Alias { Spec = new Alias.Types.Spec { Name = "old" } });
            });
        });

        run.Errors.Should().Equal("'a' cannot be reached.");
        _stack.Cloud.Names.Should().Equal("a", "old");
        (await _stack.RecordedAsync()).Should().Equal("a", "old");
    }

    [Fact]
    public async Task What_a_failed_replacement_needs_stays()
    {
        Func<MonitorClient, Task> Program(int value) => async monitor =>
        {
            var needs = value == 1 ? (await monitor.ResourceAsync("a")).Urn : "";
            await monitor.ResourceAsync("b", PropertyMap.Of(("first", value)), request =>
            {
                if (needs.Length > 0)
                {
                    request.Dependencies.Add(needs);
                }
            });
        };
        await _stack.UpAsync(Program(1));
        _stack.Cloud.OnAct = (act, _) => act == "create b" ? throw new DiagnosticException("No room.") : Task.CompletedTask;

        var failed = await _stack.UpAsync(Program(2));
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        var next = await _stack.UpAsync(Program(2));

        failed.Errors.Should().Equal("No room.");
        next.Errors.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("b");
        (await _stack.RecordedAsync()).Should().Equal("b");
    }

    [Fact]
    public async Task A_run_cancelled_while_it_refreshes_leaves_the_stack_free()
    {
        await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b");
        });
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var run = await _stack.RunAsync(
            Operation.Refresh, _ => Task.CompletedTask, cancellationToken: cancel.Token);

        run.Result.Outcome.Should().Be(OperationOutcome.Canceled);
        (await _stack.Backend.LocksAsync(TestStack.Stack)).Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task Inputs_that_the_provider_refuses_are_named()
    {
        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("bad", true))));

        run.Errors.Should().Equal("'a' of type 'fake:index:Thing': property 'bad': it is bad.");
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task A_program_that_fails_removes_nothing()
    {
        await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b");
        });

        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a", PropertyMap.Of(("size", 2)));
            throw new DiagnosticException("broken");
        });

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().Equal("The program of project 'proj' ended with exit code 1.");
        run.Events.OfType<StdoutEvent>().Single().Should().BeEquivalentTo(new { Message = "program: broken", IsError = true });
        _stack.Cloud.Names.Should().Equal("a", "b");
        (await _stack.RecordedAsync()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task A_package_that_nobody_has_is_named()
    {
        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a", null, request => request.Type = "other:index:T"));

        run.Errors.Should().Equal("The package 'other' needs the plugin 'pulumi-resource-other', which was not found.");
    }

    [Fact]
    public async Task A_run_that_stops_at_errors_begins_nothing_more()
    {
        _stack.Cloud.Down.Add("a");

        var run = await _stack.UpAsync(
            async monitor =>
            {
                await monitor.ResourceAsync("a");
                await monitor.ResourceAsync("b");
            },
            new OperationOptions { ContinueOnError = false });

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task An_sdk_that_cannot_be_told_of_results_is_told_by_a_status()
    {
        _stack.Cloud.Down.Add("a");

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync(
            "a", null, request => request.SupportsResultReporting = false));

        run.Errors.Should().Equal("'a' cannot be reached.");
        run.Events.OfType<StdoutEvent>().Single().Message.Should().StartWith("program: Cancelled");
    }

    [Fact]
    public async Task An_operation_without_an_answer_stays_pending_and_is_found_out_by_the_next_run()
    {
        Func<MonitorClient, Task> program = monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));
        _stack.Cloud.OnAct = (_, _) => throw new IOException("the connection was lost");
        var first = await _stack.UpAsync(program);
        (await _stack.StateAsync()).PendingOperations.Should().HaveCount(1);
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;

        var second = await _stack.UpAsync(program);

        first.Events.OfType<SummaryEvent>().Single().MaybeCorrupt.Should().BeTrue();
        first.Errors.Should().Equal("create of 'a' did not answer: the connection was lost");
        second.Result.Outcome.Should().Be(OperationOutcome.Succeeded);
        _stack.Cloud.Names.Should().Equal("a");
        (await _stack.StateAsync()).PendingOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_pending_operation_needs_is_kept_until_somebody_can_tell()
    {
        Func<MonitorClient, Task> program = monitor => monitor.ResourceAsync("a");
        _stack.Cloud.OnAct = (_, _) => throw new IOException("the connection was lost");
        await _stack.UpAsync(program);
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        _stack.Cloud.Down.Add("a");

        var destroy = await _stack.DestroyAsync();
        _stack.Cloud.Down.Clear();
        var next = await _stack.UpAsync(program);

        destroy.Errors.Should().Equal("'a' cannot be reached.");
        next.Errors.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task A_cancelled_run_lets_running_steps_finish_and_begins_no_others()
    {
        using var cancel = new CancellationTokenSource();
        _stack.Cloud.OnAct = async (_, _) =>
        {
            await cancel.CancelAsync();
            await Task.Yield();
        };

        var run = await _stack.RunAsync(
            Operation.Up,
            async monitor =>
            {
                await monitor.ResourceAsync("a");
                await monitor.ResourceAsync("b");
            },
            cancellationToken: cancel.Token);

        run.Result.Outcome.Should().Be(OperationOutcome.Canceled);
        (await _stack.RecordedAsync()).Should().Equal("a");
        _stack.Cloud.Names.Should().Equal("a");
    }
}
