using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>Runs that are confined to some resources.</summary>
public sealed class TargetTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    // a ← b ← c by dependency, d apart, comp with e inside.
    private static Func<MonitorClient, Task> Program(int size) => async monitor =>
    {
        var before = "";
        foreach (var name in new[] { "a", "b", "c" })
        {
            var made = await monitor.ResourceAsync(name, PropertyMap.Of(("size", size)), request =>
            {
                if (before.Length > 0)
                {
                    request.Dependencies.Add(before);
                }
            });
            before = made.Urn;
        }

        await monitor.ResourceAsync("d", PropertyMap.Of(("size", size)));
        var component = await monitor.ComponentAsync(
            "comp", request => request.Object = PropertyCodec.Encode(PropertyMap.Of(("size", size))));
        await monitor.ResourceAsync("e", PropertyMap.Of(("size", size)), request => request.Parent = component.Urn);
        await monitor.OutputsAsync(component.Urn, PropertyMap.Of(("size", size)));
    };

    [Theory]
    [InlineData("**::a", false, "update a")]
    [InlineData("**::a", true, "update a, update b, update c")]
    [InlineData("**::b", true, "update b, update c")]
    [InlineData("**::e", false, "update e")]
    [InlineData("**::comp", true, "update comp, update e")]
    [InlineData("urn:pulumi:dev::proj::fake:index:Thing::*", false, "update a, update b, update c, update d")]
    public async Task Only_targets_are_updated(string target, bool withDependents, string steps)
    {
        await _stack.UpAsync(Program(1));

        var preview = await _stack.PreviewAsync(Program(2), Options());
        var run = await _stack.UpAsync(Program(2), Options());

        preview.Steps.Should().BeEquivalentTo(steps.Split(", "));
        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEquivalentTo(steps.Split(", "));

        OperationOptions Options() => new() { Targets = [target], TargetDependents = withDependents };
    }

    [Theory]
    [InlineData("**::b", false, "update a, update c, update d, update comp, update e")]
    [InlineData("**::b", true, "update a, update d, update comp, update e")]
    [InlineData("**::comp", false, "update a, update b, update c, update d, update e")]
    [InlineData("**::comp", true, "update a, update b, update c, update d")]
    public async Task What_is_excluded_is_left_alone(string excluded, bool withDependents, string steps)
    {
        await _stack.UpAsync(Program(1));

        var run = await _stack.UpAsync(
            Program(2), new OperationOptions { Exclude = [excluded], ExcludeDependents = withDependents });

        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEquivalentTo(steps.Split(", "));
    }

    [Fact]
    public async Task A_component_that_is_no_target_keeps_what_is_recorded_of_it()
    {
        await _stack.UpAsync(Program(1));

        await _stack.UpAsync(Program(2), new OperationOptions { Targets = ["**::e"] });

        var component = (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "comp");
        component.Inputs.Should().Equal(PropertyMap.Of(("size", 1)));
        component.Outputs.Should().Equal(PropertyMap.Of(("size", 1)));
    }

    [Fact]
    public async Task A_target_in_a_component_that_is_new_needs_that()
    {
        var alone = await _stack.UpAsync(Program(1), new OperationOptions { Targets = ["**::e"] });
        var together = await _stack.UpAsync(Program(1), new OperationOptions { Targets = ["**::e", "**::comp"] });

        alone.Errors.Should().Equal("'e' is a target and needs 'comp', which is not one and does not exist yet.");
        together.Errors.Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().Equal("comp", "e");
    }

    [Fact]
    public async Task What_needs_something_excluded_that_is_new_is_named()
    {
        var run = await _stack.UpAsync(Program(1), new OperationOptions { Exclude = ["**::b"] });

        run.Errors.Should().Equal("'c' needs 'b', which is excluded and does not exist yet.");
        (await _stack.UpAsync(Program(1), new OperationOptions { Exclude = ["**::b"], ExcludeDependents = true }))
            .Errors.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("a", "d", "e");
    }

    [Theory]
    [InlineData("**::c", false, "delete c")]
    [InlineData("**::b", true, "delete c, delete b")]
    [InlineData("**::comp", true, "delete e, delete comp")]
    public async Task Only_targets_are_destroyed(string target, bool withDependents, string steps)
    {
        await _stack.UpAsync(Program(1));

        var run = await _stack.DestroyAsync(new OperationOptions { Targets = [target], TargetDependents = withDependents });

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal(steps.Split(", "));
    }

    [Fact]
    public async Task What_is_excluded_outlives_a_destroy_with_all_that_it_needs()
    {
        await _stack.UpAsync(Program(1));

        var run = await _stack.DestroyAsync(new OperationOptions { Exclude = ["**::b"], ExcludeDependents = true });

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().BeEquivalentTo("'a' is to be removed, and 'b', which is excluded, depends on it.");
        _stack.Cloud.Names.Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task Only_targets_are_read_by_a_refresh()
    {
        await _stack.UpAsync(Program(1));
        _stack.Cloud.Forget();

        var run = await _stack.RefreshAsync(new OperationOptions { Targets = ["**::b"], TargetDependents = true });

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Calls.Where(call => call.StartsWith("read", StringComparison.Ordinal)).Should().BeEquivalentTo("read b", "read c");
    }

    [Fact]
    public async Task Deleting_what_is_no_longer_declared_respects_targets()
    {
        await _stack.UpAsync(Program(1));

        var run = await _stack.UpAsync(_ => Task.CompletedTask, new OperationOptions { Targets = ["**::d"] });

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("delete d");
    }
}
