using System.Text.Json.Nodes;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>Resources that another provider manages from now on.</summary>
public sealed class ProviderChangeTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Func<MonitorClient, Task> Program(string used, string regionOfQ) => async monitor =>
    {
        var providers = new Dictionary<string, string> { [""] = "" };
        foreach (var (name, region) in new[] { ("p", "north"), ("q", regionOfQ) })
        {
            var made = await monitor.ResourceAsync(name, PropertyMap.Of(("region", region)), request => request.Type = "pulumi:providers:fake");
            providers[name] = $"{made.Urn}::{(made.Id.Length > 0 ? made.Id : Signatures.Unknown)}";
        }

        await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)), request => request.Provider = providers[used]);
    };

    [Fact]
    public async Task One_that_can_take_over_does_and_the_object_stays()
    {
        await _stack.UpAsync(Program("p", "north"));

        var preview = await _stack.PreviewAsync(Program("q", "north"));
        var run = await _stack.UpAsync(Program("q", "north"));

        preview.Steps.Should().BeEmpty();
        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().Equal("a-1");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a").Provider!.Value.Urn.Name.Should().Be("q");
    }

    [Fact]
    public async Task One_that_cannot_makes_the_object_anew()
    {
        await _stack.UpAsync(Program("p", "south"));

        var preview = await _stack.PreviewAsync(Program("q", "south"));
        var run = await _stack.UpAsync(Program("q", "south"));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a").And.Equal(preview.Steps);
        run.Done.First(step => step.Urn.Name == "a").ReplaceKeys.Should().Equal("provider");
        _stack.Cloud.Objects.Keys.Should().Equal("a-2");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_was_never_recorded_is_that_of_the_program_or_nothing_is_removed(bool isDeclared)
    {
        static Task Program(MonitorClient monitor) => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));
        await _stack.UpAsync(Program);
        var state = JsonNode.Parse(await File.ReadAllTextAsync(_stack.CheckpointFile))!;
        var recorded = state["checkpoint"]!["latest"]!["resources"]!.AsArray().Single(one => one!["type"]!.ToString() == "fake:index:Thing");
        recorded!.AsObject().Remove("provider").Should().BeTrue();
        await File.WriteAllTextAsync(_stack.CheckpointFile, state.ToJsonString());

        var run = await (isDeclared ? _stack.UpAsync(Program) : _stack.DestroyAsync());

        run.Errors.Should().Equal(isDeclared ? [] : ["'urn:pulumi:dev::proj::fake:index:Thing::a' is recorded without a provider, so that nothing can remove it."]);
        (await _stack.StateAsync()).Resources.Single(one => one.Urn.Name == "a").Provider.HasValue.Should().Be(isDeclared);
        _stack.Cloud.Objects.Keys.Should().Equal("a-1");
    }

    [Fact]
    public async Task A_provider_that_is_dropped_outlives_what_it_managed()
    {
        await _stack.UpAsync(Program("p", "north"));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(_ => Task.CompletedTask);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().ContainInOrder("delete a", "delete p");
        _stack.Cloud.Objects.Should().BeEmpty();
    }
}
