using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

public sealed class RefreshTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static async Task Three(MonitorClient monitor)
    {
        var a = await monitor.ResourceAsync("a");
        await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
        await monitor.ResourceAsync("c");
    }

    [Fact]
    public async Task Drift_is_found_by_one_question_and_repaired()
    {
        await _stack.UpAsync(Three);
        _stack.Cloud.Objects.Remove("a-1", out _);
        _stack.Cloud.Objects["b-2"] = _stack.Cloud.Objects["b-2"] with { State = "stopped" };
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Three);

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Calls.Where(call => call.StartsWith("drift", StringComparison.Ordinal)).Should().Equal("drift check of 3");
        _stack.Cloud.Calls.Where(call => call.StartsWith("read", StringComparison.Ordinal))
            .Should().BeEquivalentTo("read a", "read b");
        _stack.Cloud.Names.Should().Equal("a", "b", "c");
        _stack.Cloud.Objects["b-2"].State.Should().Be("running");
        var repairs = run.Done.Where(step => step is { IsDrift: true, Kind: StepKind.Create or StepKind.Update, Old: not null } or { Kind: StepKind.Create, IsDrift: true });
        repairs.Should().Contain(step => step.Urn.Name == "a" && step.Reasons.Contains("it is gone"));
        run.Result.Changes.Should().Contain(StepKind.Create, 1).And.Contain(StepKind.Update, 1);
        (await _stack.UpAsync(Three, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_preview_asks_no_host_unless_told_to()
    {
        await _stack.UpAsync(Three);
        _stack.Cloud.Objects.Remove("a-1", out _);
        _stack.Cloud.Forget();

        var plain = await _stack.PreviewAsync(Three);
        var drift = await _stack.PreviewAsync(Three, new OperationOptions { Drift = true });

        plain.Steps.Should().BeEmpty();
        drift.Steps.Should().Equal("refresh a", "create a");
        (await _stack.RecordedAsync()).Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task A_host_that_cannot_be_asked_fails_the_run_but_not_the_rest()
    {
        await _stack.UpAsync(Three);
        _stack.Cloud.Down.Add("drift");

        var run = await _stack.UpAsync(async monitor =>
        {
            await Three(monitor);
            await monitor.ResourceAsync("d");
        });

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Errors.Should().Equal("'drift' cannot be reached.");
        _stack.Cloud.Names.Should().Equal("a", "b", "c", "d");
    }

    [Fact]
    public async Task Refresh_records_what_there_is()
    {
        await _stack.UpAsync(Three);
        _stack.Cloud.Objects.Remove("a-1", out _);
        _stack.Cloud.Objects["b-2"] = _stack.Cloud.Objects["b-2"] with { Inputs = PropertyMap.Of(("size", 7)) };

        var run = await _stack.RefreshAsync();

        run.Errors.Should().BeEmpty();
        run.Result.Changes.Should().Contain(StepKind.Delete, 1).And.Contain(StepKind.Update, 1).And.Contain(StepKind.Same, 1);
        var state = await _stack.StateAsync();
        state.Resources.Where(resource => resource.Urn.Type == "fake:index:Thing").Select(resource => resource.Urn.Name)
            .Should().Equal("b", "c");
        state.Resources.Single(resource => resource.Urn.Name == "b").Dependencies.Should().BeEmpty();
        state.Resources.Single(resource => resource.Urn.Name == "b").Inputs.Should().Equal(PropertyMap.Of(("size", 7)));
    }

    [Fact]
    public async Task A_refresh_that_only_previews_records_nothing()
    {
        await _stack.UpAsync(Three);
        _stack.Cloud.Objects.Remove("a-1", out _);

        var run = await _stack.RefreshAsync(new OperationOptions { PreviewOnly = true });

        run.Result.Changes.Should().Contain(StepKind.Delete, 1);
        (await _stack.RecordedAsync()).Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task Up_with_a_refresh_reads_all_and_repairs()
    {
        await _stack.UpAsync(Three);
        _stack.Cloud.Objects.Remove("c-3", out _);
        _stack.Cloud.Objects["b-2"] = _stack.Cloud.Objects["b-2"] with { Inputs = PropertyMap.Of(("size", 7)) };

        var run = await _stack.UpAsync(Three, new OperationOptions { Refresh = true });

        run.Errors.Should().BeEmpty();
        run.Result.Changes.Should().Contain(StepKind.Create, 1).And.Contain(StepKind.Update, 1).And.NotContainKey(StepKind.Delete);
        _stack.Cloud.Objects["b-2"].Inputs.Should().Equal(PropertyMap.Empty);
        _stack.Cloud.Names.Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task A_read_that_fails_keeps_what_is_recorded()
    {
        await _stack.UpAsync(Three);
        _stack.Cloud.Down.Add("a");

        var run = await _stack.RefreshAsync();

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Messages(Severity.Error).Should().Equal("'a' cannot be reached.");
        (await _stack.RecordedAsync()).Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task A_wrong_way_to_a_host_that_was_recorded_is_mended_by_an_up_that_refreshes()
    {
        Func<MonitorClient, Task> Program(string door) => async monitor =>
        {
            var provider = await monitor.ResourceAsync(
                "p", PropertyMap.Of(("door", door)), request => request.Type = "pulumi:providers:fake");
            foreach (var name in new[] { "a", "b" })
            {
                await monitor.ResourceAsync(name, null, request => request.Provider = $"{provider.Urn}::{provider.Id}");
            }
        };
        _stack.Cloud.Down.Add("door wrong");
        await _stack.UpAsync(Program("right"));
        var failed = await _stack.UpAsync(Program("wrong"), new OperationOptions { Refresh = true });
        _stack.Cloud.Forget();

        var mended = await _stack.UpAsync(Program("right"), new OperationOptions { Refresh = true });

        failed.Errors.Should().BeEquivalentTo("'door wrong' cannot be reached.", "'door wrong' cannot be reached.");
        mended.Errors.Should().BeEmpty();
        _stack.Cloud.Calls.Where(call => call.StartsWith("read", StringComparison.Ordinal))
            .Should().BeEquivalentTo("read a", "read b");
    }

    [Fact]
    public async Task A_refresh_reads_what_the_program_no_longer_has_before_it_goes()
    {
        await _stack.UpAsync(Three);
        _stack.Cloud.Objects.Remove("a-1", out _);
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(_ => Task.CompletedTask, new OperationOptions { Refresh = true });

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Calls.Where(call => call.StartsWith("delete", StringComparison.Ordinal))
            .Should().BeEquivalentTo("delete b", "delete c");
    }
}
