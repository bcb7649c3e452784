using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

public sealed class IdentityTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Alias WasNamed(string name) => new() { Spec = new Alias.Types.Spec { Name = name } };

    [Fact]
    public async Task A_renamed_resource_keeps_its_object()
    {
        await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("old");
            await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
        });

        var run = await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("new", null, request => request.Aliases.Add(WasNamed("old")));
            await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
        });

        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("old-1", "b-2");
        (await _stack.RecordedAsync()).Should().Equal("b", "new");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "b").Dependencies
            .Should().Equal(Protocol.Urn.Parse(TestStack.Urn("new")));
    }

    [Fact]
    public async Task Children_follow_a_renamed_component()
    {
        Func<MonitorClient, Task> Program(string name, Action<RegisterResourceRequest> options) => async monitor =>
        {
            var component = await monitor.ComponentAsync(name, options);
            await monitor.ResourceAsync($"{name}-web", null, request => request.Parent = component.Urn);
        };
        await _stack.UpAsync(Program("old", _ => { }));

        var run = await _stack.UpAsync(Program("new", request => request.Aliases.Add(WasNamed("old"))));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEmpty();
        _stack.Cloud.Objects.Should().HaveCount(1);
        (await _stack.RecordedAsync()).Should().Equal("new", "new-web");
    }

    [Fact]
    public async Task A_component_records_its_outputs_and_inputs()
    {
        Func<MonitorClient, Task> Program(int size) => async monitor =>
        {
            var component = await monitor.ComponentAsync(
                "comp", request => request.Object = PropertyCodec.Encode(PropertyMap.Of(("size", size))));
            await monitor.OutputsAsync(component.Urn, PropertyMap.Of(("address", $"a{size}")));
        };
        await _stack.UpAsync(Program(1));

        var run = await _stack.UpAsync(Program(2));

        run.Steps.Should().Equal("update comp");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "comp").Outputs
            .Should().Equal(PropertyMap.Of(("address", "a2")));
    }

    [Fact]
    public async Task Only_targets_are_touched()
    {
        Func<MonitorClient, Task> Program(int size) => async monitor =>
        {
            await monitor.ResourceAsync("a", PropertyMap.Of(("size", size)));
            await monitor.ResourceAsync("b", PropertyMap.Of(("size", size)));
        };
        await _stack.UpAsync(Program(1));

        var run = await _stack.UpAsync(Program(2), new OperationOptions { Targets = ["**::a"] });

        run.Steps.Should().Equal("update a");
        _stack.Cloud.Objects["b-2"].Inputs.Should().Equal(PropertyMap.Of(("size", 1)));
    }

    [Fact]
    public async Task A_new_resource_that_is_no_target_is_not_made_and_cannot_be_needed()
    {
        var run = await _stack.UpAsync(
            async monitor =>
            {
                var a = await monitor.ResourceAsync("a");
                a.Unknown.Should().BeTrue();
                await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
            },
            new OperationOptions { Targets = ["**::b"] });

        run.Errors.Should().Equal("'b' is a target and needs 'a', which is not one and does not exist yet.");
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task A_target_that_is_nothing_is_named()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a"));

        var run = await _stack.DestroyAsync(new OperationOptions { Targets = [TestStack.Urn("nothing")] });

        run.Errors.Should().Equal($"The target '{TestStack.Urn("nothing")}' is no resource of stack 'dev'.");
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task Removing_a_target_needs_its_dependents_to_be_targets()
    {
        Func<MonitorClient, Task> program = async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
            await monitor.ResourceAsync("c");
        };
        await _stack.UpAsync(program);

        var alone = await _stack.DestroyAsync(new OperationOptions { Targets = ["**::a"] });
        var together = await _stack.DestroyAsync(new OperationOptions { Targets = ["**::a"], TargetDependents = true });

        alone.Errors.Should().Equal("'a' is to be removed, and 'b', which is no target, depends on it.");
        together.Errors.Should().BeEmpty();
        _stack.Cloud.Names.Should().Equal("c");
    }

    [Fact]
    public async Task An_explicit_provider_is_updated_without_touching_what_it_manages()
    {
        Func<MonitorClient, Task> Program(string host) => async monitor =>
        {
            var provider = await monitor.ResourceAsync("p", PropertyMap.Of(("host", host)), request => request.Type = "pulumi:providers:fake");
            var id = provider.Id.Length > 0 ? provider.Id : Signatures.Unknown;
            await monitor.ResourceAsync("a", null, request => request.Provider = $"{provider.Urn}::{id}");
        };
        await _stack.UpAsync(Program("one"));

        var preview = await _stack.PreviewAsync(Program("two"));
        var run = await _stack.UpAsync(Program("two"));

        preview.Steps.Should().Equal("update p");
        run.Steps.Should().Equal("update p");
        run.Errors.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().Equal("a-1");
    }

    [Fact]
    public async Task A_replaced_provider_replaces_what_it_manages()
    {
        Func<MonitorClient, Task> Program(string region) => async monitor =>
        {
            var provider = await monitor.ResourceAsync("p", PropertyMap.Of(("region", region)), request => request.Type = "pulumi:providers:fake");
            var id = provider.Id.Length > 0 ? provider.Id : Signatures.Unknown;
            await monitor.ResourceAsync("a", null, request => request.Provider = $"{provider.Urn}::{id}");
        };
        await _stack.UpAsync(Program("one"));

        var run = await _stack.UpAsync(Program("two"));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal(
            "create-replacement p", "replace p", "create-replacement a", "replace a", "delete-replaced a",
            "delete-replaced p");
        _stack.Cloud.Objects.Keys.Should().Equal("a-2");
        (await _stack.UpAsync(Program("two"))).Steps.Should().BeEmpty();
    }

    [Fact]
    public async Task The_default_provider_gets_the_stacks_configuration()
    {
        var config = _stack.Backend.Workspace.OpenConfig(TestStack.Stack);
        config.Set("fake:region", "north");
        config.Save();
        var region = "";

        await _stack.UpAsync(async monitor =>
        {
            var answer = await monitor.Channel.CallAsync(
                Protocol.Grpc.MonitorMethods.Invoke,
                new ResourceInvokeRequest { Tok = "fake:index:echo", Args = PropertyCodec.Encode(PropertyMap.Of(("x", 1))) });
            region = PropertyCodec.Decode(answer.Return).Find("region")?.AsText();
        });

        region.Should().Be("north");
        var provider = (await _stack.StateAsync()).Resources.Single(state => state.IsProvider);
        provider.Urn.Text.Should().Be("urn:pulumi:dev::proj::pulumi:providers:fake::default");
        provider.Inputs.Should().Equal(PropertyMap.Of(("region", "north")));
    }
}
