using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>Replacements that a provider does as one operation.</summary>
public sealed class ReplaceAsOneTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Func<MonitorClient, Task> Program(int value) => async monitor =>
    {
        var a = await monitor.ResourceAsync("a", PropertyMap.Of(("whole", value)));
        await monitor.ResourceAsync("b", PropertyMap.Of(("first", a.Id)), request =>
        {
            request.Dependencies.Add(a.Urn);
            request.PropertyDependencies["first"] = new() { Urns = { a.Urn } };
        });
    };

    private IEnumerable<string> Acts() => _stack.Cloud.Calls.Where(call =>
        call.Split(' ')[0] is "create" or "delete" or "update" or "replace" or "prepare" or "settle");

    [Fact]
    public async Task The_provider_is_asked_once_and_the_steps_are_the_ordinary_ones()
    {
        await _stack.UpAsync(Program(1));
        _stack.Cloud.Forget();

        var preview = await _stack.PreviewAsync(Program(2));
        var run = await _stack.UpAsync(Program(2));

        run.Errors.Should().BeEmpty();
        Acts().Should().Equal("delete b", "replace a", "create b");
        run.Steps.Should().Equal(
            "delete-replaced b", "create-replacement a", "replace a", "delete-replaced a", "replace b", "create-replacement b");
        preview.Steps.Should().Equal(run.Steps);
        run.Result.Changes.Should().Contain(StepKind.Replace, 2);
        (await _stack.StateAsync()).PendingOperations.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("a", "b");
    }

    [Fact]
    public async Task One_that_fails_leaves_the_old_object_recorded()
    {
        await _stack.UpAsync(Program(1));
        _stack.Cloud.Down.Add("a");
        var before = (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a");

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("whole", 2))));

        run.Errors.Should().ContainSingle();
        var after = (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a");
        after.Id.Should().Be(before.Id);
        after.IsPendingReplacement.Should().BeFalse();
    }

    [Fact]
    public async Task One_that_did_not_answer_is_settled_by_the_next_run()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("whole", 1))));
        _stack.Cloud.OnAct = (_, _) => throw new IOException("the link broke");
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("whole", 2))));
        (await _stack.StateAsync()).PendingOperations.Should().ContainSingle();
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("whole", 2))));

        run.Errors.Should().BeEmpty();
        Acts().Should().Equal("settle a", "replace a");
        _stack.Cloud.Objects.Should().ContainSingle();
        (await _stack.StateAsync()).PendingOperations.Should().BeEmpty();
    }
}
