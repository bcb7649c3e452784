using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>Objects that go with another one need no removal of their own, but are forgotten only once that one is gone.</summary>
public sealed class DeletedWithTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private IEnumerable<string> Deletions() => _stack.Cloud.Calls.Where(call => call.StartsWith("delete ", StringComparison.Ordinal));

    private static Task<RegisterResourceResponse> With(MonitorClient monitor, string name, RegisterResourceResponse leader) =>
        monitor.ResourceAsync(name, PropertyMap.Of(("with", leader.Id)), request =>
        {
            request.DeletedWith = leader.Urn;
            request.Dependencies.Add(leader.Urn);
        });

    private static async Task ThreeAsync(MonitorClient monitor)
    {
        var a = await monitor.ResourceAsync("a");
        var b = await With(monitor, "b", a);
        await With(monitor, "c", b);
    }

    [Fact]
    public async Task They_go_with_one_removal()
    {
        await _stack.UpAsync(ThreeAsync);

        var run = await _stack.DestroyAsync();

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("delete c", "delete b", "delete a");
        run.Done.Single(step => step.Urn.Name == "c").Reasons.Should().Equal("it goes with 'a'");
        Deletions().Should().Equal("delete a");
        _stack.Cloud.Names.Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task They_stay_recorded_when_that_removal_fails()
    {
        await _stack.UpAsync(ThreeAsync);
        _stack.Cloud.Down.Add("a");

        var run = await _stack.DestroyAsync();
        var left = (await _stack.RecordedAsync()).ToList();
        _stack.Cloud.Down.Clear();
        var next = await _stack.DestroyAsync();

        run.Errors.Should().BeEquivalentTo(
            "'a' cannot be reached.", "'b' goes with 'a', which was not removed.", "'c' goes with 'a', which was not removed.");
        left.Should().Equal("a", "b", "c");
        next.Errors.Should().BeEmpty();
        _stack.Cloud.Names.Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_is_needed_no_longer_is_removed_by_itself_while_the_other_stays()
    {
        await _stack.UpAsync(ThreeAsync);

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a"));

        run.Steps.Should().Equal("delete c", "delete b");
        Deletions().Should().Equal("delete b");
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task What_would_have_to_outlive_something_that_the_other_needs_gone_is_removed_by_itself()
    {
        await _stack.UpAsync(async monitor =>
        {
            var leader = await monitor.ResourceAsync("leader");
            var between = await monitor.ResourceAsync("between", null, request => request.Dependencies.Add(leader.Urn));
            await monitor.ResourceAsync("follower", PropertyMap.Of(("with", leader.Id)), request =>
            {
                request.DeletedWith = leader.Urn;
                request.Dependencies.Add(between.Urn);
            });
        });

        await _stack.DestroyAsync();

        Deletions().Should().Equal("delete follower", "delete between", "delete leader");
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_goes_with_something_that_is_kept_is_removed_by_itself()
    {
        await _stack.UpAsync(async monitor =>
        {
            var kept = await monitor.ResourceAsync("kept", null, request => request.RetainOnDelete = true);
            await With(monitor, "b", kept);
        });

        await _stack.DestroyAsync();

        Deletions().Should().Equal("delete b");
        _stack.Cloud.Names.Should().Equal("kept");
    }

    [Fact]
    public async Task One_belongs_to_the_object_of_its_own_time()
    {
        Func<MonitorClient, Task> Program(int value, bool hasB) => async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of(("new", value)));
            if (hasB)
            {
                await With(monitor, "b", a);
            }
        };
        await _stack.UpAsync(Program(1, hasB: true));
        _stack.Cloud.OnAct = (act, _) => act.StartsWith("delete", StringComparison.Ordinal)
            ? throw new IOException("lost")
            : Task.CompletedTask;
        await _stack.UpAsync(Program(2, hasB: true));
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo(["a-1", "b-2", "a-3", "b-4"], "the old ones could not be removed");

        var run = await _stack.UpAsync(Program(2, hasB: false));

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().Equal("a-3");
    }

    [Fact]
    public async Task One_that_was_left_alone_while_the_other_was_replaced_is_removed_by_itself()
    {
        Func<MonitorClient, Task> Program(int value, bool isKept) => async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of(("new", value)), request => request.RetainOnDelete = isKept);
            await With(monitor, "b", a);
        };
        await _stack.UpAsync(Program(1, isKept: true));
        await _stack.UpAsync(Program(2, isKept: false), new OperationOptions { Targets = ["**::a"] });
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo(["a-1", "b-2", "a-3"], "'b' is no target and needs the old one");

        var run = await _stack.DestroyAsync();

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().Equal("a-1");
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }
}
