using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>Objects that come to be and are not healthy: in replacements and refreshes, and what depends on them.</summary>
public sealed class InitFailureTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Func<MonitorClient, Task> Program(string input, int value) => async monitor =>
    {
        var a = await monitor.ResourceAsync("a", PropertyMap.Of((input, value)));
        await monitor.ResourceAsync("b", PropertyMap.Of(("size", value)), request => request.Dependencies.Add(a.Urn));
    };

    [Fact]
    public async Task A_replacement_that_is_not_healthy_is_recorded_and_the_old_object_goes_once_it_is()
    {
        await _stack.UpAsync(Program("new", 1));
        _stack.Cloud.Unhealthy.Add("a");
        var first = await _stack.UpAsync(Program("new", 2));
        _stack.Cloud.Unhealthy.Clear();
        var between = _stack.Cloud.Objects.Keys.ToList();

        var second = await _stack.UpAsync(Program("new", 2));

        first.Errors.Should().Equal("'a' is not healthy.");
        between.Should().BeEquivalentTo("a-1", "b-2", "a-3");
        second.Errors.Should().BeEmpty();
        second.Steps.Should().BeEquivalentTo("update a", "update b", "delete-replaced a");
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-3", "b-2");
    }

    [Fact]
    public async Task What_depends_on_it_waits_for_the_run_in_which_it_is()
    {
        _stack.Cloud.Unhealthy.Add("a");
        var first = await _stack.UpAsync(Program("size", 1));
        _stack.Cloud.Unhealthy.Clear();

        var second = await _stack.UpAsync(Program("size", 1));

        first.Steps.Should().Equal("create a");
        second.Steps.Should().Equal("update a", "create b");
    }

    [Fact]
    public async Task A_refresh_that_finds_one_says_so_and_the_next_run_mends_it()
    {
        await _stack.UpAsync(Program("size", 1));
        _stack.Cloud.UnwellWhenRead.Add("a");
        var refresh = await _stack.RefreshAsync();
        var found = (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a");
        _stack.Cloud.UnwellWhenRead.Clear();

        var run = await _stack.UpAsync(Program("size", 1));

        refresh.Result.Outcome.Should().Be(OperationOutcome.Succeeded);
        refresh.Messages(Severity.Warning).Should().Equal("'a' is not well.");
        found.InitErrors.Should().HaveCount(1);
        run.Steps.Should().Equal("update a");
        (await _stack.StateAsync()).Resources.Should().OnlyContain(state => state.InitErrors.IsEmpty);
    }

    [Fact]
    public async Task One_is_removed_like_any_other()
    {
        _stack.Cloud.Unhealthy.Add("a");
        await _stack.UpAsync(Program("size", 1));

        var run = await _stack.DestroyAsync();

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Objects.Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }
}
