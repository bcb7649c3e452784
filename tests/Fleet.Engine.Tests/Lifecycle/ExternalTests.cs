using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>A resource that is only read in one program and managed in another.</summary>
public sealed class ExternalTests : IDisposable
{
    private readonly TestStack _stack = new();

    public ExternalTests() =>
        _stack.Cloud.Objects["x-9"] = new FakeObject("x-9", Urn.Parse(TestStack.Urn("elsewhere")), PropertyMap.Of(("size", 7)), "running");

    public void Dispose() => _stack.Dispose();

    private static Task Managed(MonitorClient monitor) => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));

    private static async Task Read(MonitorClient monitor) => await monitor.Channel.CallAsync(
        MonitorMethods.ReadResource,
        new ReadResourceRequest { Id = "x-9", Type = "fake:index:Thing", Name = "a", Parent = monitor.StackUrn, AcceptSecrets = true });

    [Fact]
    public async Task One_that_was_read_and_is_managed_now_gets_an_object_of_its_own_and_the_others_stays()
    {
        await _stack.UpAsync(Read);

        var preview = await _stack.PreviewAsync(Managed);
        var run = await _stack.UpAsync(Managed);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("replace a", "create-replacement a").And.Equal(preview.Steps);
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("x-9", "a-1");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a").Should().Match<ResourceState>(
            state => !state.IsExternal && state.Id == "a-1");
        (await _stack.UpAsync(Managed)).Steps.Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_was_managed_and_is_read_now_loses_its_own_object()
    {
        await _stack.UpAsync(Managed);

        var run = await _stack.UpAsync(Read);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("read-replacement a", "delete-replaced a");
        _stack.Cloud.Objects.Keys.Should().Equal("x-9");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a").IsExternal.Should().BeTrue();
    }

    [Fact]
    public async Task A_destroy_forgets_what_was_only_read()
    {
        await _stack.UpAsync(Read);

        var run = await _stack.DestroyAsync();

        run.Steps.Should().Equal("discard a");
        _stack.Cloud.Objects.Keys.Should().Equal("x-9");
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }
}
