using Fleet.Engine.Events;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>
/// The operator stops a run: at first nothing new begins and what runs is finished, then nothing is waited for. Either way
/// the state is valid and the next run goes on.
/// </summary>
public sealed class CancellationTests : IDisposable
{
    private readonly TestStack _stack = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _terminate = new();

    public void Dispose()
    {
        _stack.Dispose();
        _cancel.Dispose();
        _terminate.Dispose();
    }

    private static Task Program(MonitorClient monitor) => Task.WhenAll(
        monitor.ResourceAsync("a"), monitor.ResourceAsync("b"), monitor.ResourceAsync("c"));

    private Task<RunLog> RunAsync(Operation operation) => _stack.RunAsync(
        operation,
        Program,
        new OperationOptions { Parallel = 1, Terminate = _terminate.Token },
        cancellationToken: _cancel.Token);

    [Theory]
    [InlineData(Operation.Up)]
    [InlineData(Operation.Destroy)]
    public async Task The_first_stage_finishes_what_runs_and_begins_nothing_new(Operation operation)
    {
        if (operation == Operation.Destroy)
        {
            await _stack.UpAsync(Program);
        }

        _stack.Cloud.Forget();
        _stack.Cloud.OnAct = async (_, token) =>
        {
            await _cancel.CancelAsync();
            token.IsCancellationRequested.Should().BeFalse("what runs is let finish");
        };

        var run = await RunAsync(operation);
        var state = await _stack.StateAsync();
        var (left, objects) = ((await _stack.RecordedAsync()).ToList(), _stack.Cloud.Names.ToList());
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        var next = await _stack.UpAsync(Program);

        run.Result.Outcome.Should().Be(OperationOutcome.Canceled);
        run.Errors.Should().BeEmpty();
        Integrity.Check(state).Should().BeEmpty();
        state.PendingOperations.Should().BeEmpty();
        left.Should().HaveCount(operation == Operation.Up ? 1 : 2).And.Equal(objects);
        next.Errors.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("a", "b", "c");
    }

    [Theory]
    [InlineData(Operation.Up)]
    [InlineData(Operation.Destroy)]
    public async Task The_second_stage_waits_for_nothing_and_the_next_run_finds_out(Operation operation)
    {
        if (operation == Operation.Destroy)
        {
            await _stack.UpAsync(Program);
        }

        _stack.Cloud.OnAct = async (_, token) =>
        {
            await _cancel.CancelAsync();
            await _terminate.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        };

        var run = await RunAsync(operation);
        var state = await _stack.StateAsync();
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        var next = await _stack.UpAsync(Program);

        run.Result.Outcome.Should().Be(OperationOutcome.Canceled);
        run.Errors.Should().ContainSingle().Which.Should().EndWith("was not waited for: the run was terminated.");
        run.Events.OfType<ResourceFailedEvent>().Single().Status.Should().Be(ResourceStatus.Unknown);
        Integrity.Check(state).Should().BeEmpty();
        state.PendingOperations.Select(pending => pending.Kind)
            .Should().Equal(operation == Operation.Up ? PendingKind.Creating : PendingKind.Deleting);
        next.Errors.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("a", "b", "c");
        (await _stack.StateAsync()).PendingOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_provider_that_does_not_heed_the_second_stage_is_left_behind()
    {
        var never = new TaskCompletionSource();
        _stack.Cloud.OnAct = async (_, _) =>
        {
            await _cancel.CancelAsync();
            await _terminate.CancelAsync();
            await never.Task;
        };

        var run = await RunAsync(Operation.Up);
        never.SetCanceled();

        run.Result.Outcome.Should().Be(OperationOutcome.Canceled);
        (await _stack.StateAsync()).PendingOperations.Should().HaveCount(1);
    }
}
