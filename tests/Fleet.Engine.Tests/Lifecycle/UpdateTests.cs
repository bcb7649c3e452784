using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

public sealed class UpdateTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static async Task TwoThings(MonitorClient monitor)
    {
        var first = await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));
        await monitor.ResourceAsync("b", PropertyMap.Of(("of", first.Id)), request => request.Dependencies.Add(first.Urn));
        await monitor.OutputsAsync(monitor.StackUrn, PropertyMap.Of(("first", first.Id)));
    }

    [Fact]
    public async Task What_is_declared_is_made_and_recorded()
    {
        var run = await _stack.UpAsync(TwoThings);

        run.Errors.Should().BeEmpty();
        run.Result.Outcome.Should().Be(OperationOutcome.Succeeded);
        run.Steps.Should().Equal("create a", "create b");
        run.Result.Changes.Should().Equal(new Dictionary<StepKind, int> { [StepKind.Create] = 3 });
        _stack.Cloud.Names.Should().Equal("a", "b");
        (await _stack.RecordedAsync()).Should().Equal("a", "b");
        (await _stack.Backend.OutputsAsync(TestStack.Stack)).Should().Equal(PropertyMap.Of(("first", "a-1")));
    }

    [Fact]
    public async Task A_second_run_does_nothing_and_writes_nothing()
    {
        await _stack.UpAsync(TwoThings);
        var before = (File.ReadAllText(_stack.CheckpointFile), File.GetLastWriteTimeUtc(_stack.CheckpointFile));

        var run = await _stack.UpAsync(TwoThings, new OperationOptions { ExpectNoChanges = true });

        run.Errors.Should().BeEmpty();
        run.AllSteps.Should().Equal("same a", "same b");
        run.Result.HasChanges.Should().BeFalse();
        (File.ReadAllText(_stack.CheckpointFile), File.GetLastWriteTimeUtc(_stack.CheckpointFile)).Should().Be(before);
        File.Exists(_stack.JournalFile).Should().BeFalse();
    }

    [Fact]
    public async Task A_changed_input_updates_in_place()
    {
        await _stack.UpAsync(TwoThings);

        var run = await _stack.UpAsync(async monitor =>
        {
            var first = await monitor.ResourceAsync("a", PropertyMap.Of(("size", 2)));
            await monitor.ResourceAsync("b", PropertyMap.Of(("of", first.Id)), request => request.Dependencies.Add(first.Urn));
        });

        run.Steps.Should().Equal("update a");
        var step = run.Done.Single(done => done.Kind == StepKind.Update);
        step.ChangedPaths.Should().Equal("size");
        _stack.Cloud.Objects["a-1"].Inputs.Should().Equal(PropertyMap.Of(("size", 2)));
    }

    [Fact]
    public async Task An_update_may_end_with_another_object_which_dependents_then_hear_of()
    {
        await _stack.UpAsync(TwoThings);
        _stack.Cloud.MadeAnew.Add("a");

        var run = await _stack.UpAsync(async monitor =>
        {
            var first = await monitor.ResourceAsync("a", PropertyMap.Of(("size", 2)));
            await monitor.ResourceAsync("b", PropertyMap.Of(("of", first.Id)), request => request.Dependencies.Add(first.Urn));
        });

        run.Steps.Should().Equal("update a", "update b");
        var made = _stack.Cloud.Objects.Values.Single(made => made.Urn.Name == "a").Id;
        made.Should().NotBe("a-1");
        (await _stack.StateAsync()).Resources.Single(resource => resource.Urn.Name == "a").Id.Should().Be(made);
        _stack.Cloud.Objects["b-2"].Inputs.Should().Equal(PropertyMap.Of(("of", made)));
    }

    [Fact]
    public async Task What_is_no_longer_declared_is_removed_dependents_first()
    {
        await _stack.UpAsync(TwoThings);
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(_ => Task.CompletedTask);

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Calls.Where(call => call.StartsWith("delete", StringComparison.Ordinal))
            .Should().Equal("delete b", "delete a");
        _stack.Cloud.Objects.Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_preview_plans_the_same_steps_and_touches_nothing()
    {
        var run = await _stack.PreviewAsync(TwoThings);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("create a", "create b");
        _stack.Cloud.Objects.Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Destroy_removes_everything()
    {
        await _stack.UpAsync(TwoThings);

        var run = await _stack.DestroyAsync();

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("delete b", "delete a");
        _stack.Cloud.Objects.Should().BeEmpty();
        (await _stack.StateAsync()).Resources.Should().BeEmpty();
    }

    [Fact]
    public async Task What_providers_keep_is_let_go_only_when_everything_went_well()
    {
        static Task Program(MonitorClient monitor) => monitor.ResourceAsync("a");
        await _stack.PreviewAsync(Program);
        var afterPreview = _stack.Cloud.Calls.Count(call => call == "release");
        _stack.Cloud.Down.Add("a");
        await _stack.UpAsync(Program);
        var afterFailure = _stack.Cloud.Calls.Count(call => call == "release");
        _stack.Cloud.Down.Clear();

        await _stack.UpAsync(Program);

        (afterPreview, afterFailure).Should().Be((0, 0));
        _stack.Cloud.Calls.Should().EndWith("release");
    }

    [Fact]
    public async Task What_cannot_be_let_go_of_is_a_warning_of_a_run_that_went_well()
    {
        _stack.Cloud.Down.Add("release");

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a"));

        run.Errors.Should().BeEmpty();
        run.Messages(Severity.Warning).Should().Equal("The old version stays.");
        run.Result.HasChanges.Should().BeTrue();
    }

    [Fact]
    public async Task What_providers_learn_of_their_hosts_is_recorded_and_handed_back()
    {
        static Task Program(MonitorClient monitor) => monitor.ResourceAsync("a");
        _stack.Cloud.Facts = PropertyMap.Of(("kernel", "6.1"));
        await _stack.PreviewAsync(Program);
        await _stack.UpAsync(Program);
        var provider = (await _stack.StateAsync()).Resources.Single(resource => resource.IsProvider);
        _stack.Cloud.Facts = PropertyMap.Empty;
        _stack.Cloud.Forget();

        var again = await _stack.UpAsync(Program, new OperationOptions { ExpectNoChanges = true });

        provider.Outputs["__facts"].AsMap().Should().Equal(PropertyMap.Of(("kernel", "6.1")));
        again.Errors.Should().BeEmpty();
        _stack.Cloud.Calls.Should().Contain("recall 6.1");
        (await _stack.StateAsync()).Resources.Single(resource => resource.IsProvider).Outputs.Should().Equal(provider.Outputs);
    }
}
