using Fleet.Engine.Events;
using Fleet.Engine.Execution;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>A provider that does not answer within the time that the program gives a step, nor in a while after.</summary>
public sealed class TimeoutTests : IDisposable
{
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TestStack _stack;

    public TimeoutTests() => _stack = new TestStack(time: _time);

    public void Dispose() => _stack.Dispose();

    private static Func<MonitorClient, Task> Program(int size, bool withB = true) => async monitor =>
    {
        await monitor.ResourceAsync("a", PropertyMap.Of(("size", size)), request => request.CustomTimeouts =
            new RegisterResourceRequest.Types.CustomTimeouts { Create = "10s", Update = "20s", Delete = "30s" });
        if (withB)
        {
            await monitor.ResourceAsync("b");
        }
    };

    // The provider hangs and does not care for anything; time passes.
    private void Hang(string act, TimeSpan timeout)
    {
        var isAsked = false;
        _stack.Cloud.OnAct = async (asked, token) =>
        {
            if (asked == act && !isAsked)
            {
                isAsked = true;
                _ = PassAsync(timeout);
                await new TaskCompletionSource().Task;
            }
        };
    }

    // The step's timer is made only after the provider has been asked.
    private async Task PassAsync(TimeSpan timeout)
    {
        await Eventually.HoldsAsync(() => _time.HasTimer(timeout + StepTimeout.Grace), () => "the step has a timer");
        _time.Advance(timeout + StepTimeout.Grace);
    }

    [Fact]
    public async Task A_creation_that_runs_out_of_time_fails_and_the_next_run_finds_out_what_came_of_it()
    {
        Hang("create a", TimeSpan.FromSeconds(10));

        var run = await _stack.UpAsync(Program(1));
        var state = await _stack.StateAsync();
        var next = await _stack.UpAsync(Program(1));

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().Equal("create of 'a' did not answer: its timeout of 10 s is over since 30 s");
        run.Events.OfType<DiagnosticEvent>().Single(message => message.Diagnostic.Urn.Name == "a").Diagnostic.Hint
            .Should().Be("Whether it took effect is not known; the next run finds out.");
        state.PendingOperations.Select(pending => pending.Kind).Should().Equal(PendingKind.Creating);
        Integrity.Check(state).Should().BeEmpty();
        next.Errors.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("a", "b");
        (await _stack.StateAsync()).PendingOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_update_that_runs_out_of_time_is_due_again()
    {
        await _stack.UpAsync(Program(1));
        Hang("update a", TimeSpan.FromSeconds(20));

        var run = await _stack.UpAsync(Program(2));
        var next = await _stack.UpAsync(Program(2));

        run.Errors.Should().Equal("update of 'a' did not answer: its timeout of 20 s is over since 30 s");
        next.Errors.Should().BeEmpty();
        next.Steps.Should().Equal("refresh a", "update a");
    }

    [Fact]
    public async Task A_removal_that_runs_out_of_time_leaves_the_object_recorded()
    {
        await _stack.UpAsync(Program(1));
        Hang("delete a", TimeSpan.FromSeconds(30));

        var run = await _stack.DestroyAsync();
        var left = (await _stack.RecordedAsync()).ToList();
        var next = await _stack.DestroyAsync();

        run.Errors.Should().Equal("delete of 'a' did not answer: its timeout of 30 s is over since 30 s");
        left.Should().Equal("a");
        next.Errors.Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().BeEmpty();
        _stack.Cloud.Names.Should().BeEmpty();
    }
}
