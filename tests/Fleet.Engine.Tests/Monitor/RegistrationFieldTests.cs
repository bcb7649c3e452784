using Fleet.Engine.Events;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using Google.Protobuf;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Monitor;

/// <summary>Fields of a registration that no test of whole runs looks at.</summary>
public sealed class RegistrationFieldTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private async Task<ResourceState> RecordedAsync(string name) =>
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == name && !state.IsDeleted);

    [Fact]
    public async Task Options_that_only_matter_later_are_recorded()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b", PropertyMap.Of(("size", 1)), request =>
            {
                request.HideDiffs.Add("size");
                request.IgnoreChanges.Add("other");
                request.ReplaceOnChanges.Add("size");
                request.ReplaceWith.Add(a.Urn);
                request.DeletedWith = a.Urn;
                request.RetainOnDelete = true;
                request.ReplacementTrigger = PropertyCodec.Encode((PropertyValue)"v1");
                request.CustomTimeouts = new RegisterResourceRequest.Types.CustomTimeouts
                {
                    Create = "5m",
                    Update = "300000000000ns",
                    Delete = "1h30m",
                    Read = "10s",
                };
                request.SourcePosition = new SourcePosition
                {
                    Uri = new Uri(_stack.Folder["src/App.cs"]).AbsoluteUri,
                    Line = 12,
                    Column = 9,
                };
                request.StackTrace = new StackTrace
                {
                    Frames =
                    {
                        new StackFrame { Pc = request.SourcePosition },
                        new StackFrame { Pc = new SourcePosition { Uri = "file:///elsewhere/lib.cs", Line = 1 } },
                    },
                };
            });
        });

        run.Errors.Should().BeEmpty();
        var b = await RecordedAsync("b");
        b.HideDiffs.Should().Equal("size");
        b.IgnoreChanges.Should().Equal("other");
        b.ReplaceOnChanges.Should().Equal("size");
        b.ReplaceWith.Select(urn => urn.Name).Should().Equal("a");
        b.DeletedWith.Name.Should().Be("a");
        b.RetainOnDelete.Should().BeTrue();
        b.ReplacementTrigger.Should().Be((PropertyValue)"v1");
        b.Timeouts.Should().Be(new CustomTimeouts
        {
            Create = TimeSpan.FromMinutes(5),
            Update = TimeSpan.FromMinutes(5),
            Delete = TimeSpan.FromMinutes(90),
            Read = TimeSpan.FromSeconds(10),
        });
        b.SourcePosition.Should().Be("project://src/App.cs#12,9");
        b.StackTrace.Should().Equal("project://src/App.cs#12,9");
        run.Done.Single(step => step.Urn.Name == "b").HideDiffs.Should().Equal("size");
    }

    [Theory]
    [InlineData("v1", "v1", "same")]
    [InlineData("v1", "v2", "replace")]
    [InlineData("v1", null, "same")]
    [InlineData(null, "v1", "replace")]
    public async Task Another_trigger_replaces(string? before, string? after, string outcome)
    {
        Func<MonitorClient, Task> Program(string? trigger) => monitor => monitor.ResourceAsync("a", null, request =>
            request.ReplacementTrigger = trigger is null ? null : PropertyCodec.Encode((PropertyValue)trigger));
        await _stack.UpAsync(Program(before));

        var run = await _stack.UpAsync(Program(after));

        run.Errors.Should().BeEmpty();
        run.AllSteps.Where(step => step is "same a" or "replace a").Should().Equal($"{outcome} a");
    }

    [Fact]
    public async Task What_is_to_be_replaced_with_another_is()
    {
        Func<MonitorClient, Task> Program(int version) => async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of(("new", version)));
            await monitor.ResourceAsync("b", null, request => request.ReplaceWith.Add(a.Urn));
        };
        await _stack.UpAsync(Program(1));

        var run = await _stack.UpAsync(Program(2));

        run.Steps.Should().Contain("replace b");
        run.Done.First(step => step is { Kind: StepKind.Replace, Urn.Name: "b" }).ReplaceKeys.Should().Equal("replaceWith");
    }

    [Fact]
    public async Task A_program_gets_secrets_references_and_partly_known_values_only_when_it_takes_them()
    {
        var inputs = PropertyMap.Of(
            ("password", new PropertyValue.Secret("hunter2")),
            ("list", PropertyValue.Of(1, PropertyValue.Unknown.Instance)));
        RegisterResourceResponse? all = null;
        RegisterResourceResponse? none = null;

        await _stack.PreviewAsync(async monitor =>
        {
            all = await monitor.ResourceAsync("all", inputs);
            none = await monitor.ResourceAsync("none", inputs, request =>
            {
                request.AcceptSecrets = false;
                request.AcceptResources = false;
                request.SupportsPartialValues = false;
            });
        });

        PropertyCodec.Decode(all!.Object).Should().Equal(inputs);
        PropertyCodec.Decode(none!.Object).Should().Equal(PropertyMap.Of(("password", "hunter2")));
    }

    [Fact]
    public async Task What_an_output_came_from_is_what_the_resource_depends_on()
    {
        await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            _ = Urn.TryParse(a.Urn, out var urn);
            await monitor.ResourceAsync("b", PropertyMap.Of(
                ("deep", PropertyValue.Of(new PropertyValue.Output("v", IsSecret: true, [urn]))), ("plain", 1)));
            await monitor.ResourceAsync("c", PropertyMap.Of(("x", 1), ("y", 2)), request => request.Dependencies.Add(a.Urn));
        });

        var (b, c) = (await RecordedAsync("b"), await RecordedAsync("c"));
        b.Dependencies.Select(urn => urn.Name).Should().Equal("a");
        b.PropertyDependencies.Keys.Should().Equal("deep");
        b.Inputs.Find("deep").Should().Be(new PropertyValue.Secret(PropertyValue.Of("v")), "the provider takes no secrets");
        c.PropertyDependencies.Keys.Should().Equal("x", "y");
    }

    [Fact]
    public async Task The_plugin_of_a_default_provider_is_part_of_its_name_and_its_inputs()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", null, request => request.Version = "1.2.3"));

        var provider = (await _stack.StateAsync()).Resources.Single(state => state.IsProvider);
        provider.Urn.Name.Should().Be("default_1_2_3");
        provider.Inputs.Find("version").Should().Be((PropertyValue)"1.2.3");
    }

    [Fact]
    public async Task What_selects_the_plugin_of_a_provider_is_recorded_apart_from_its_inputs()
    {
        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("p", PropertyMap.Of(("region", "north")), request =>
        {
            request.Type = "pulumi:providers:fake";
            request.Version = "1.2.3";
            request.PluginChecksums["linux-amd64"] = ByteString.CopyFrom(0xab, 0xcd);
            request.EnvVarMappings["NORTH_TOKEN"] = "TOKEN";
        }));

        run.Errors.Should().BeEmpty();
        var provider = await RecordedAsync("p");
        provider.Inputs.Should().Equal(PropertyMap.Of(
            ("region", "north"),
            ("version", "1.2.3"),
            ("__internal", PropertyMap.Of(
                ("pluginChecksums", PropertyMap.Of(("linux-amd64", "abcd"))),
                ("envVarMappings", PropertyMap.Of(("NORTH_TOKEN", "TOKEN")))))));
        provider.Outputs.Should().Equal(PropertyMap.Of(("region", "north"), ("version", "1.2.3")));
    }

    [Fact]
    public async Task What_is_needed_must_be_registered_unless_it_is_of_another_stack()
    {
        var own = await _stack.UpAsync(monitor =>
            monitor.ResourceAsync("a", null, request => request.Dependencies.Add(TestStack.Urn("b"))));
        var others = await _stack.UpAsync(monitor => monitor.ResourceAsync("c", PropertyMap.Of(("x", 1)), request =>
            request.Dependencies.Add("urn:pulumi:prod::other::fake:index:Thing::b")));

        own.Errors.Should().Equal(
            $"The program has registered 'a' of type 'fake:index:Thing', which needs '{TestStack.Urn("b")}', which it has not registered.");
        others.Errors.Should().BeEmpty();
        (await RecordedAsync("c")).References().Select(urn => urn.Name).Distinct().Should().Equal("proj-dev");
    }

    [Theory]
    [InlineData("Thing", "", "The program has registered 'a' of type 'Thing', which is not of the form 'package:module:Name'.")]
    [InlineData(
        "fake:index:Thing",
        "urn:pulumi:dev::proj::my:index:C::nowhere",
        "The program has registered 'a' of type 'fake:index:Thing' below 'urn:pulumi:dev::proj::my:index:C::nowhere', which it has not registered.")]
    [InlineData("fake:index:Thing", "nowhere", "The program has sent 'nowhere', which is not a URN.")]
    public async Task What_cannot_be_is_refused(string type, string parent, string message)
    {
        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a", null, request =>
        {
            request.Type = type;
            request.Parent = parent.Length > 0 ? parent : request.Parent;
        }));

        run.Errors.Should().Equal(message);
        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
    }

    [Theory]
    [InlineData("grpc-node-js/1.8.0", false, true)]
    [InlineData("grpc-node-js/1.8.0", true, false)]
    [InlineData("grpc-dotnet/2.60.0", false, false)]
    public async Task Old_Node_SDKs_leave_the_parent_out_where_there_was_none(string agent, bool newer, bool isKept)
    {
        await _stack.UpAsync(async monitor =>
        {
            var component = await monitor.ComponentAsync("c");
            await monitor.ResourceAsync("top", PropertyMap.Of(("size", 1)), request => request.Parent = "");
            await monitor.ResourceAsync("below", PropertyMap.Of(("size", 1)), request => request.Parent = component.Urn);
        });

        // 'moved' had no parent and 'renamed' the present one, as old SDKs say it.
        var run = await _stack.UpAsync(async monitor =>
        {
            var component = await monitor.ComponentAsync("c");
            using var calls = new RawCalls(monitor.Channel.Target);
            foreach (var (name, alias) in new[]
            {
                ("moved", new Alias.Types.Spec { Name = "top" }),
                ("renamed", new Alias.Types.Spec { Name = "below", NoParent = true }),
            })
            {
                await calls.SendAsync<RegisterResourceResponse>(
                    MonitorMethods.RegisterResource.Path,
                    new RegisterResourceRequest
                    {
                        Type = "fake:index:Thing",
                        Name = name,
                        Parent = component.Urn,
                        Custom = true,
                        Object = PropertyCodec.Encode(PropertyMap.Of(("size", 1))),
                        Aliases = { new Alias { Spec = alias } },
                        AliasSpecs = newer,
                        SupportsResultReporting = true,
                    },
                    agent);
            }
        });

        run.Errors.Should().BeEmpty();
        run.Steps.Any().Should().Be(!isKept);
    }
}
