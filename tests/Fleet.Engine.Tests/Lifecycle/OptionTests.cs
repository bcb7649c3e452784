using Fleet.Engine.Events;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>Options of resources, each with the steps that it leads to.</summary>
public sealed class OptionTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private IEnumerable<string> Acts() => _stack.Cloud.Calls.Where(call => call.Split(' ')[0] is "create" or "update" or "delete");

    private static Func<MonitorClient, Task> One(PropertyMap inputs, Action<RegisterResourceRequest>? options = null) =>
        monitor => monitor.ResourceAsync("a", inputs, options);

    private async Task<ResourceState> RecordedAsync(string name) =>
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == name);

    [Theory]
    [InlineData("env.TZ", "A", "update a")]
    [InlineData("env", "A", "")]
    [InlineData("*", "A", "")]
    [InlineData("env.other", "A", "update a")]
    [InlineData("ports[0]", "A", "update a")]
    public async Task Changes_below_an_ignored_path_are_ignored(string path, string level, string steps)
    {
        Func<MonitorClient, Task> Program(string zone, string to) => One(
            PropertyMap.Of(
                ("env", PropertyMap.Of(("TZ", zone), ("LEVEL", to))), ("ports", PropertyValue.Of([80, 443]))),
            request => request.IgnoreChanges.Add(path));
        await _stack.UpAsync(Program("UTC", level));

        var run = await _stack.UpAsync(Program("CET", "B"));

        string.Join(", ", run.Steps).Should().Be(steps);
        var zone = _stack.Cloud.Objects["a-1"].Inputs.Find("env")!.AsMap().Find("TZ")!.AsText();
        zone.Should().Be(path is "env.TZ" or "env" or "*" ? "UTC" : "CET");
    }

    [Fact]
    public async Task A_path_that_fits_one_side_only_is_said_to_be_of_no_use()
    {
        await _stack.UpAsync(One(PropertyMap.Of(("ports", PropertyValue.Of([80])))));

        var run = await _stack.UpAsync(One(
            PropertyMap.Of(("ports", PropertyValue.Of([80, 443]))), request => request.IgnoreChanges.Add("ports[1]")));

        run.Steps.Should().Equal("update a");
        run.Messages(Protocol.Severity.Info).Should().Equal("'a': the change of 'ports[1]' cannot be ignored, it fits only one side.");
    }

    [Fact]
    public async Task What_was_secret_and_is_ignored_stays_secret()
    {
        await _stack.UpAsync(One(PropertyMap.Of(("password", new PropertyValue.Secret("planted")))));

        await _stack.UpAsync(One(PropertyMap.Of(("password", "other"), ("size", 2)), request => request.IgnoreChanges.Add("password")));

        (await RecordedAsync("a")).Inputs.Find("password").Should().Be(new PropertyValue.Secret("planted"));
        File.ReadAllText(_stack.CheckpointFile).Should().NotContain("planted");
    }

    [Theory]
    [InlineData("size", true)]
    [InlineData("*", true)]
    [InlineData("other", false)]
    public async Task Changes_of_named_paths_replace(string path, bool isReplaced)
    {
        await _stack.UpAsync(One(PropertyMap.Of(("size", 1))));

        var run = await _stack.UpAsync(One(PropertyMap.Of(("size", 2)), request => request.ReplaceOnChanges.Add(path)));

        run.Steps.Should().Equal(isReplaced ? ["create-replacement a", "replace a", "delete-replaced a"] : ["update a"]);
    }

    [Fact]
    public async Task An_object_that_did_not_become_healthy_may_be_replaced()
    {
        _stack.Cloud.Unhealthy.Add("a");
        await _stack.UpAsync(One(PropertyMap.Of(("size", 1))));
        _stack.Cloud.Unhealthy.Clear();

        var run = await _stack.UpAsync(One(PropertyMap.Of(("size", 1)), request => request.ReplaceOnChanges.Add("#initerror")));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a");
    }

    [Fact]
    public async Task Named_outputs_are_secret_for_those_who_use_them()
    {
        await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync(
                "a", PropertyMap.Of(("token", "planted")), request => request.AdditionalSecretOutputs.Add("token"));
            var token = PropertyCodec.Decode(a.Object).Find("token");
            token.Should().Be(new PropertyValue.Secret("planted"));
            await monitor.ResourceAsync("b", PropertyMap.Of(("uses", token!)));
        });

        (await RecordedAsync("a")).Outputs.Find("token").Should().BeOfType<PropertyValue.Secret>();
        (await RecordedAsync("b")).Inputs.Find("uses").Should().BeOfType<PropertyValue.Secret>();
    }

    [Fact]
    public async Task What_is_retained_is_kept_also_when_it_is_replaced()
    {
        await _stack.UpAsync(One(PropertyMap.Of(("new", 1)), request => request.RetainOnDelete = true));

        var run = await _stack.UpAsync(One(PropertyMap.Of(("new", 2)), request => request.RetainOnDelete = true));

        run.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a");
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-1", "a-2");
        (await _stack.RecordedAsync()).Should().Equal("a");
    }

    [Fact]
    public async Task What_is_deleted_with_another_is_replaced_with_it()
    {
        Func<MonitorClient, Task> Program(int value) => async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of(("new", value)));
            await monitor.ResourceAsync("b", PropertyMap.Of(("size", 1)), request =>
            {
                request.DeletedWith = a.Urn;
                request.Dependencies.Add(a.Urn);
            });
        };
        await _stack.UpAsync(Program(1));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Program(2));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Contain(["replace a", "replace b"]);
        Acts().Should().Equal("create a", "create b", "delete a");
    }

    [Fact]
    public async Task What_is_to_be_replaced_with_another_is()
    {
        Func<MonitorClient, Task> Program(int value) => async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of(("new", value)));
            await monitor.ResourceAsync("b", PropertyMap.Of(("size", 1)), request => request.ReplaceWith.Add(a.Urn));
        };
        await _stack.UpAsync(Program(1));

        var preview = await _stack.PreviewAsync(Program(2));
        var run = await _stack.UpAsync(Program(2));

        run.Errors.Should().BeEmpty();
        preview.Steps.Should().BeEquivalentTo(run.Steps);
        run.Done.Single(step => step.Urn.Name == "b" && step.Kind == StepKind.Replace).Reasons.Should().Equal("'a' is replaced");
    }

    [Fact]
    public async Task A_trigger_replaces_when_it_changes()
    {
        static Action<RegisterResourceRequest> Trigger(PropertyValue? value) => request =>
            request.ReplacementTrigger = value is null ? null : PropertyCodec.Encode(PropertyMap.Of(("v", value))).Fields["v"];
        var inputs = PropertyMap.Of(("size", 1));
        await _stack.UpAsync(One(inputs, Trigger("one")));

        var same = await _stack.UpAsync(One(inputs, Trigger("one")));
        var unknown = await _stack.PreviewAsync(One(inputs, Trigger(PropertyValue.Unknown.Instance)));
        var changed = await _stack.UpAsync(One(inputs, Trigger("two")));
        var none = await _stack.UpAsync(One(inputs));

        same.Steps.Should().BeEmpty();
        unknown.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a");
        changed.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a");
        none.Steps.Should().BeEmpty();
    }

    [Fact]
    public async Task What_depends_on_a_component_goes_before_what_is_in_it()
    {
        await _stack.UpAsync(async monitor =>
        {
            var component = await monitor.ComponentAsync("comp");
            await monitor.ResourceAsync("user", null, request => request.Dependencies.Add(component.Urn));
            await monitor.ResourceAsync("inside", null, request => request.Parent = component.Urn);
        });
        _stack.Cloud.Forget();

        var run = await _stack.DestroyAsync();

        run.Errors.Should().BeEmpty();
        Acts().Should().Equal("delete user", "delete inside");
    }

    [Fact]
    public async Task A_component_and_what_is_in_it_may_depend_on_each_other()
    {
        await _stack.UpAsync(async monitor =>
        {
            var component = await monitor.ComponentAsync("comp");
            var inside = await monitor.ResourceAsync("inside", null, request =>
            {
                request.Parent = component.Urn;
                request.Dependencies.Add(component.Urn);
            });
            await monitor.ResourceAsync("beside", null, request =>
            {
                request.Parent = component.Urn;
                request.Dependencies.Add(inside.Urn);
            });
        });
        _stack.Cloud.Forget();

        var run = await _stack.DestroyAsync();

        run.Errors.Should().BeEmpty();
        Acts().Should().Equal("delete beside", "delete inside");
    }

    [Fact]
    public async Task A_change_of_options_alone_is_recorded_and_touches_nothing()
    {
        await _stack.UpAsync(One(PropertyMap.Of(("size", 1)), request => request.Protect = true));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(One(PropertyMap.Of(("size", 1)), request =>
        {
            request.RetainOnDelete = true;
            request.CustomTimeouts = new() { Create = "5m" };
        }));

        run.Steps.Should().BeEmpty();
        Acts().Should().BeEmpty();
        var state = await RecordedAsync("a");
        state.IsProtected.Should().BeFalse();
        state.RetainOnDelete.Should().BeTrue();
        state.Timeouts.Create.Should().Be(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Timeouts_reach_the_provider()
    {
        var seen = new List<TimeSpan?>();
        _stack.Cloud.OnTimeout = seen.Add;
        Func<MonitorClient, Task> Program(int size) => One(PropertyMap.Of(("size", size)), request =>
            request.CustomTimeouts = new() { Create = "1m", Update = "90s", Delete = "1h30m" });

        await _stack.UpAsync(Program(1));
        await _stack.UpAsync(Program(2));
        await _stack.DestroyAsync();

        seen.Should().Equal(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(90));
    }
}
