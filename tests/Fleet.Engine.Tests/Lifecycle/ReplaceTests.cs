using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

public sealed class ReplaceTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Func<MonitorClient, Task> Chain(string input, int value, Action<Pulumirpc.RegisterResourceRequest>? options = null) =>
        async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of((input, value)), options);
            var b = await monitor.ResourceAsync("b", PropertyMap.Of(("first", a.Id)), request =>
            {
                request.Dependencies.Add(a.Urn);
                request.PropertyDependencies["first"] = new() { Urns = { a.Urn } };
            });
            await monitor.ResourceAsync("c", PropertyMap.Of(("of", b.Id)), request =>
            {
                request.Dependencies.Add(b.Urn);
                request.PropertyDependencies["of"] = new() { Urns = { b.Urn } };
            });
        };

    private IEnumerable<string> Acts() => _stack.Cloud.Calls.Where(call =>
        call.StartsWith("create", StringComparison.Ordinal) || call.StartsWith("delete", StringComparison.Ordinal)
        || call.StartsWith("update", StringComparison.Ordinal));

    [Fact]
    public async Task The_new_object_is_made_before_the_old_one_goes()
    {
        Func<MonitorClient, Task> Program(int value) => monitor => monitor.ResourceAsync("a", PropertyMap.Of(("new", value)));
        await _stack.UpAsync(Program(1));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Program(2));

        run.Errors.Should().BeEmpty();
        Acts().Should().Equal("create a", "delete a");
        run.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a");
        run.Result.Changes.Should().Contain(StepKind.Replace, 1).And.NotContainKey(StepKind.CreateReplacement);
        run.Done.First(step => step.Kind == StepKind.Replace).ReplaceKeys.Should().Equal("new");
        _stack.Cloud.Objects.Keys.Should().Equal("a-2");
        (await _stack.RecordedAsync()).Should().Equal("a");
    }

    [Fact]
    public async Task A_replacement_that_cannot_be_prepared_keeps_the_old_object()
    {
        await _stack.UpAsync(Chain("first", 1));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Chain("first", 99));

        run.Errors.Should().ContainSingle().Which.Should().Contain("its image is not to be had");
        Acts().Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().Equal("a", "b", "c");
        (await _stack.UpAsync(Chain("first", 1))).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_replacement_that_deletes_first_takes_those_along_that_cannot_outlive_it()
    {
        await _stack.UpAsync(Chain("first", 1));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Chain("first", 2));

        run.Errors.Should().BeEmpty();
        Acts().Should().Equal("delete b", "delete a", "create a", "create b", "update c");
        (await _stack.RecordedAsync()).Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task A_preview_of_a_replacement_plans_the_same()
    {
        await _stack.UpAsync(Chain("first", 1));
        _stack.Cloud.Forget();

        var run = await _stack.PreviewAsync(Chain("first", 2));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal(
            "delete-replaced b", "delete-replaced a", "replace a", "create-replacement a", "replace b",
            "create-replacement b", "update c");
        Acts().Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task The_program_may_choose_the_order()
    {
        await _stack.UpAsync(Chain("new", 1));
        _stack.Cloud.Forget();

        await _stack.UpAsync(Chain("new", 2, request =>
        {
            request.DeleteBeforeReplace = true;
            request.DeleteBeforeReplaceDefined = true;
        }));

        Acts().Should().Equal("delete b", "delete a", "create a", "create b", "update c");
    }

    [Fact]
    public async Task What_is_protected_is_not_replaced()
    {
        Func<MonitorClient, Task> Program(int value) => monitor => monitor.ResourceAsync(
            "a", PropertyMap.Of(("new", value)), request => request.Protect = true);
        await _stack.UpAsync(Program(1));

        var run = await _stack.UpAsync(Program(2));

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().Equal("'a' of type 'fake:index:Thing' must be replaced, and it is protected.");
        _stack.Cloud.Objects.Keys.Should().Equal("a-1");
    }

    [Fact]
    public async Task What_is_protected_is_not_removed_and_all_are_named()
    {
        await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a", null, request => request.Protect = true);
            await monitor.ResourceAsync("b", null, request => request.Protect = true);
            await monitor.ResourceAsync("c");
        });

        var run = await _stack.DestroyAsync();

        run.Errors.Should().BeEquivalentTo(
            "'a' of type 'fake:index:Thing' is to be removed, and it is protected.",
            "'b' of type 'fake:index:Thing' is to be removed, and it is protected.");
        _stack.Cloud.Names.Should().Equal("a", "b");
        (await _stack.RecordedAsync()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task Children_of_a_protected_component_are_protected()
    {
        await _stack.UpAsync(async monitor =>
        {
            var parent = await monitor.ComponentAsync("comp", request => request.Protect = true);
            await monitor.ResourceAsync("a", null, request => request.Parent = parent.Urn);
        });

        var run = await _stack.UpAsync(_ => Task.CompletedTask);

        run.Errors.Should().HaveCount(2);
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task What_is_to_be_retained_is_only_forgotten()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", null, request => request.RetainOnDelete = true));

        var run = await _stack.UpAsync(_ => Task.CompletedTask);

        run.Steps.Should().Equal("delete a");
        _stack.Cloud.Names.Should().Equal("a");
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_goes_with_another_is_not_removed_by_itself()
    {
        await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b", null, request => request.DeletedWith = a.Urn);
        });
        _stack.Cloud.Forget();

        await _stack.DestroyAsync();

        Acts().Should().Equal("delete a");
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_change_that_the_program_names_forces_a_replacement()
    {
        Func<MonitorClient, Task> Program(int value) => monitor => monitor.ResourceAsync(
            "a", PropertyMap.Of(("size", value)), request => request.ReplaceOnChanges.Add("size"));
        await _stack.UpAsync(Program(1));

        var run = await _stack.UpAsync(Program(2));

        run.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a");
    }

    [Fact]
    public async Task A_change_that_the_program_ignores_changes_nothing()
    {
        Func<MonitorClient, Task> Program(int value) => monitor => monitor.ResourceAsync(
            "a", PropertyMap.Of(("size", value)), request => request.IgnoreChanges.Add("size"));
        await _stack.UpAsync(Program(1));

        var run = await _stack.UpAsync(Program(2));

        run.Steps.Should().BeEmpty();
        _stack.Cloud.Objects["a-1"].Inputs.Should().Equal(PropertyMap.Of(("size", 1)));
    }

    [Fact]
    public async Task The_operator_may_ask_for_a_replacement()
    {
        await _stack.UpAsync(Chain("size", 1));

        var run = await _stack.UpAsync(
            Chain("size", 1), new OperationOptions { Replace = [TestStack.Urn("c")] });

        run.Steps.Should().Equal("create-replacement c", "replace c", "delete-replaced c");
    }
}
