using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>What an interrupted creation has left is found, and never mistaken for an object that is recorded already.</summary>
public sealed class UnfinishedTests : IDisposable
{
    private static readonly OperationOptions Replacing = new() { Replace = [TestStack.Urn("a")] };
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Task Program(MonitorClient monitor) => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));

    [Fact]
    public async Task The_new_object_of_a_replacement_is_found_though_the_old_one_looks_the_same()
    {
        await _stack.UpAsync(Program);
        _stack.Cloud.LosesAnswer = "create a";
        var lost = await _stack.UpAsync(Program, Replacing);
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-1", "a-2");

        var next = await _stack.UpAsync(Program);

        lost.Errors.Should().Equal("create-replacement of 'a' did not answer: lost");
        next.Errors.Should().BeEmpty();
        next.Steps.Should().Equal("update a", "delete-replaced a");
        _stack.Cloud.Objects.Keys.Should().Equal("a-2");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a").Id.Should().Be("a-2");
    }

    [Fact]
    public async Task An_object_that_is_recorded_is_not_taken_for_one_that_was_never_made()
    {
        await _stack.UpAsync(Program);
        _stack.Cloud.OnAct = (_, _) => throw new IOException("lost");
        await _stack.UpAsync(Program, Replacing);
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;

        var next = await _stack.UpAsync(Program);

        next.Errors.Should().BeEmpty();
        next.Steps.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().Equal("a-1");
        (await _stack.StateAsync()).PendingOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_object_of_another_host_may_have_the_same_id()
    {
        await _stack.UpAsync(monitor => TwoHostsAsync(monitor, "a"));
        _stack.Cloud.LosesAnswer = "create b";
        await _stack.UpAsync(monitor => TwoHostsAsync(monitor, "a", "b"));
        var made = _stack.Cloud.Objects.Keys.Single(id => id.StartsWith("b-", StringComparison.Ordinal));

        // As volumes: what is called the same on two hosts has one id on both.
        var text = await File.ReadAllTextAsync(_stack.CheckpointFile);
        await File.WriteAllTextAsync(_stack.CheckpointFile, text.Replace("\"a-1\"", $"\"{made}\"", StringComparison.Ordinal));
        var next = await _stack.UpAsync(monitor => TwoHostsAsync(monitor, "a", "b"), new OperationOptions { Drift = false });

        next.Errors.Should().BeEmpty();
        next.Steps.Should().Equal("update b");
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-1", made);
    }

    [Fact]
    public async Task What_another_provider_made_on_the_same_host_is_not_what_was_begun()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1))));
        _stack.Cloud.OnAct = (act, _) => act == "create a" ? throw new IOException("lost") : Task.CompletedTask;
        await _stack.UpAsync(WithProviderAsync);
        _stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        var next = await _stack.UpAsync(WithProviderAsync);

        next.Errors.Should().BeEmpty();
        next.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a");
        _stack.Cloud.Objects.Should().ContainSingle();
        (await _stack.UpAsync(WithProviderAsync, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deletion_of_what_cannot_be_read_is_made_good_by_the_next_up(bool isRefreshedBetween)
    {
        _stack.Cloud.IsUnreadable = name => name == "a";
        await _stack.UpAsync(Program);
        _stack.Cloud.LosesAnswer = "delete a";
        (await _stack.DestroyAsync()).Errors.Should().NotBeEmpty();
        _stack.Cloud.Objects.Should().BeEmpty();
        if (isRefreshedBetween)
        {
            (await _stack.RefreshAsync()).Errors.Should().BeEmpty();
        }

        var next = await _stack.UpAsync(Program);

        next.Errors.Should().BeEmpty();
        next.Steps.Last().Should().Be("update a");
        _stack.Cloud.Objects.Keys.Should().Equal("a-1");
        (await _stack.UpAsync(Program, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task An_update_of_what_cannot_be_read_is_undone_by_an_up_that_goes_back()
    {
        _stack.Cloud.IsUnreadable = name => name == "a";
        await _stack.UpAsync(Program);
        _stack.Cloud.LosesAnswer = "update a";
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 2))));

        var next = await _stack.UpAsync(Program);

        next.Steps.Last().Should().Be("update a");
        _stack.Cloud.Objects["a-1"].Inputs.Find("size").Should().Be((PropertyValue)1);
    }

    private static async Task WithProviderAsync(MonitorClient monitor)
    {
        var provider = await monitor.ResourceAsync("prov", PropertyMap.Of(("region", "south")), request => request.Type = "pulumi:providers:fake");
        await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)), request => request.Provider = $"{provider.Urn}::{provider.Id}");
    }

    private static async Task TwoHostsAsync(MonitorClient monitor, params string[] names)
    {
        foreach (var name in names)
        {
            var host = await monitor.ResourceAsync($"host-of-{name}", PropertyMap.Of(("region", name)), request => request.Type = "pulumi:providers:fake");
            await monitor.ResourceAsync(name, PropertyMap.Of(("size", 1), ("host", name)), request => request.Provider = $"{host.Urn}::{host.Id}");
        }
    }
}
