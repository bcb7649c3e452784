using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>A destroy and a refresh beside which the program runs, for its providers and its hooks.</summary>
public sealed class RunProgramTests : IAsyncLifetime, IDisposable
{
    private static readonly OperationOptions Beside = new() { RunProgram = true };
    private readonly TestStack _stack = new();
    private CallbackServer _functions = null!;

    public async Task InitializeAsync() => _functions = await CallbackServer.StartAsync();

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    public void Dispose() => _stack.Dispose();

    private static Func<MonitorClient, Task> Program(string door, params string[] names) => async monitor =>
    {
        var provider = await monitor.ResourceAsync(
            "p", PropertyMap.Of(("door", door)), request => request.Type = "pulumi:providers:fake");
        foreach (var name in names)
        {
            await monitor.ResourceAsync(name, PropertyMap.Of(("size", 1)), request => request.Provider = $"{provider.Urn}::{provider.Id}");
        }
    };

    [Fact]
    public async Task A_refresh_reads_with_what_the_program_says_of_its_providers()
    {
        await _stack.UpAsync(Program("old", "a", "b"));
        _stack.Cloud.Down.Add("door old");

        var without = await _stack.RefreshAsync();
        var run = await _stack.RunAsync(Operation.Refresh, Program("new", "a", "b"), Beside);

        without.Errors.Should().Equal("'door old' cannot be reached.", "'door old' cannot be reached.");
        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEquivalentTo("refresh a", "refresh b");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "p").Inputs["door"].Should().Be((PropertyValue)"old");
    }

    [Fact]
    public async Task A_destroy_removes_all_and_makes_nothing_that_the_program_declares_anew()
    {
        await _stack.UpAsync(Program("old", "a", "b"));
        _stack.Cloud.Forget();

        var run = await _stack.RunAsync(Operation.Destroy, Program("new", "a", "c"), Beside);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEquivalentTo("delete a", "delete b", "delete p");
        _stack.Cloud.Calls.Should().Contain("configure p").And.NotContain(call => call.StartsWith("create", StringComparison.Ordinal));
        _stack.Cloud.Names.Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_program_is_told_what_is_recorded()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1))));
        PropertyMap? seen = null;

        await _stack.RunAsync(
            Operation.Refresh,
            async monitor => seen = PropertyCodec.Decode((await monitor.ResourceAsync("a", PropertyMap.Of(("size", 2)))).Object),
            Beside);

        seen!["size"].Should().Be((PropertyValue)1);
        seen["state"].Should().Be((PropertyValue)"running");
    }

    [Fact]
    public async Task Hooks_of_removal_are_called()
    {
        var called = new List<string>();
        Func<MonitorClient, Task> program = async monitor =>
        {
            await monitor.HookAsync("farewell", _functions.Hook(request =>
            {
                called.Add(request.Name);
                return "";
            }));
            await monitor.ResourceAsync("a", null, request => request.Hooks =
                new RegisterResourceRequest.Types.ResourceHooksBinding { BeforeDelete = { "farewell" } });
        };
        await _stack.UpAsync(program);

        var run = await _stack.RunAsync(Operation.Destroy, program, Beside);

        run.Errors.Should().BeEmpty();
        called.Should().Equal("a");
        _stack.Cloud.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_removed_when_the_program_fails()
    {
        await _stack.UpAsync(Program("old", "a"));

        var run = await _stack.RunAsync(Operation.Destroy, _ => throw new DiagnosticException("it broke"), Beside);

        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        run.Steps.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task A_preview_of_it_changes_nothing()
    {
        await _stack.UpAsync(Program("old", "a"));

        var run = await _stack.RunAsync(Operation.Destroy, Program("new", "a"), Beside with { PreviewOnly = true });

        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEquivalentTo("delete a", "delete p");
        _stack.Cloud.Names.Should().Equal("a");
    }
}
