using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Plans;

/// <summary>An update compares what it did with what its preview had said.</summary>
public sealed class TruePreviewTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Func<MonitorClient, Task> Chain(string input, int value) => async monitor =>
    {
        var a = await monitor.ResourceAsync("a", PropertyMap.Of((input, value)));
        await monitor.ResourceAsync(
            "b",
            PropertyMap.Of(("first", a.Id.Length > 0 ? a.Id : PropertyValue.Unknown.Instance)),
            request =>
            {
                request.Dependencies.Add(a.Urn);
                request.PropertyDependencies["first"] = new() { Urns = { a.Urn } };
            });
        await monitor.ResourceAsync("c", PropertyMap.Of((input, value)));
    };

    [Theory]
    [InlineData("size")]
    [InlineData("new")]
    [InlineData("first")]
    public async Task What_was_said_is_what_is_done(string input)
    {
        await _stack.UpAsync(Chain(input, 1));

        var (preview, run) = await _stack.PreviewAndUpAsync(Chain(input, 2));

        run.Errors.Should().BeEmpty();
        run.Result.Differences.Should().BeEmpty();
        preview.Steps.Should().BeEquivalentTo(run.Steps);
    }

    [Fact]
    public async Task A_provider_that_compares_otherwise_the_second_time_is_found_out()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1))));
        var preview = await _stack.PreviewAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1))));

        // Stands for a provider whose comparison is not a function of what it is given.
        var run = await _stack.UpAsync(
            monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 2))),
            new OperationOptions { Previewed = preview.Result.Plan });

        run.Result.Outcome.Should().Be(OperationOutcome.Succeeded);
        run.Result.Differences.Single().Should().BeEquivalentTo(new { Said = "same", Did = "update" });
        run.Messages(Severity.Warning).Should().Equal(
            "'a' of type 'fake:index:Thing': the preview said same, and the update did update.");
    }

    [Fact]
    public async Task What_is_declared_only_once_values_are_known_is_named()
    {
        var (_, run) = await _stack.PreviewAndUpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            if (a.Id.Length > 0)
            {
                await monitor.ResourceAsync("b");
            }
        });

        run.Messages(Severity.Warning).Should().Equal(
            "'b' of type 'fake:index:Thing': the preview said nothing, and the update did create.");
    }

    [Fact]
    public async Task A_preview_that_could_not_know_may_have_said_more()
    {
        Func<MonitorClient, Task> Program(PropertyValue size) => async monitor =>
            await monitor.ResourceAsync("a", PropertyMap.Of(("size", size)));
        await _stack.UpAsync(Program(1));
        var preview = await _stack.PreviewAsync(Program(PropertyValue.Unknown.Instance));

        var run = await _stack.UpAsync(Program(1), new OperationOptions { Previewed = preview.Result.Plan });

        preview.Steps.Should().Equal("update a");
        run.Steps.Should().BeEmpty();
        run.Result.Differences.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_failure_kept_from_being_done_is_no_difference()
    {
        _stack.Cloud.Down.Add("a");

        var (_, run) = await _stack.PreviewAndUpAsync(Chain("size", 1));

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Result.Differences.Should().BeEmpty();
    }

    [Fact]
    public async Task A_preview_of_another_state_is_not_compared()
    {
        var preview = await _stack.PreviewAsync(Chain("size", 1));
        await _stack.UpAsync(Chain("size", 1));

        var run = await _stack.UpAsync(Chain("size", 2), new OperationOptions { Previewed = preview.Result.Plan });

        run.Result.Differences.Should().BeEmpty();
    }

    [Fact]
    public async Task A_destroy_is_compared_too()
    {
        await _stack.UpAsync(Chain("size", 1));
        var preview = await _stack.DestroyAsync(new OperationOptions { PreviewOnly = true });

        var run = await _stack.DestroyAsync(new OperationOptions { Previewed = preview.Result.Plan });

        run.Result.Differences.Should().BeEmpty();
        preview.Steps.Should().BeEquivalentTo(run.Steps);
    }
}
