using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Plugins;

/// <summary>What plugins are sent, and what their answers mean.</summary>
public sealed class PluginMessageTests
{
    private static readonly PropertyMap Inputs = PropertyMap.Of(
        ("password", new PropertyValue.Secret("planted")),
        ("nested", PropertyMap.Of(("token", new PropertyValue.Secret("sown")), ("open", 1))),
        ("note", new PropertyValue.Asset { Content = "hello" }));

    [Fact]
    public async Task A_developers_plugin_is_attached_to_and_told_about_the_engine()
    {
        await using var plugin = await RecordingPlugin.StartAsync(new RecordingPlugin { Hands = new() { AcceptSecrets = true } });
        using var stack = Attach(plugin);

        var run = await stack.UpAsync(monitor => ThingAsync(monitor, Inputs));

        run.Errors.Should().BeEmpty();
        var engine = plugin.Of<PluginAttach>().Single().Address;
        var hands = plugin.Of<ProviderHandshakeRequest>().Single();
        hands.EngineAddress.Should().Be(engine);
        (hands.ConfigureWithUrn, hands.InvokeWithPreview, hands.SupportsViews, hands.HasRootDirectory)
            .Should().Be((true, true, false, false));
        var configure = plugin.Of<ConfigureRequest>().Single();
        configure.Urn.Should().Be(TestStack.Urn("default", "pulumi:providers:dev"));
        Guid.Parse(configure.Id).Should().NotBeEmpty();
        plugin.Of<Empty>().Should().ContainSingle("it is told to cancel at the end");
    }

    [Fact]
    public async Task One_that_takes_no_secrets_gets_them_in_clear_and_what_comes_back_is_secret_again()
    {
        await using var plugin = await RecordingPlugin.StartAsync(new RecordingPlugin());
        using var stack = Attach(plugin);
        ResourceInvokeResponse? answer = null;

        var run = await stack.UpAsync(async monitor =>
        {
            await ThingAsync(monitor, Inputs);
            answer = await monitor.Channel.CallAsync(MonitorMethods.Invoke, new ResourceInvokeRequest
            {
                Tok = "dev:index:echo",
                Args = PropertyCodec.Encode(PropertyMap.Of(("word", new PropertyValue.Secret("reaped")), ("open", 1))),
            });
        });
        var state = await stack.StateAsync();

        run.Errors.Should().BeEmpty();
        plugin.Created()["password"].Should().Be((PropertyValue)"planted");
        plugin.Created()["nested"].Should().Be((PropertyValue)PropertyMap.Of(("token", "sown"), ("open", 1)));
        var outputs = state.Resources.Single(resource => resource.Urn.Name == "thing").Outputs;
        outputs["password"].Should().Be(new PropertyValue.Secret("planted"));
        outputs["nested"].Should().Be((PropertyValue)PropertyMap.Of(("token", new PropertyValue.Secret("sown")), ("open", 1)));
        PropertyCodec.Decode(answer!.Return).Values.Should().AllBeOfType<PropertyValue.Secret>();
    }

    [Fact]
    public async Task One_that_takes_secrets_and_references_gets_them_and_old_assets_by_their_hash_alone()
    {
        await using var plugin = await RecordingPlugin.StartAsync(new RecordingPlugin
        {
            Hands = new() { AcceptSecrets = true, AcceptResources = true },
            Diff = request => new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffSome },
        });
        using var stack = Attach(plugin);
        async Task Program(MonitorClient monitor)
        {
            var other = await monitor.ResourceAsync("other");
            await ThingAsync(monitor, Inputs.With("of", new PropertyValue.ResourceReference(Urn.Parse(other.Urn), other.Id, "")));
        }

        await stack.UpAsync(Program);
        var run = await stack.UpAsync(Program);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("update thing");
        plugin.Created()["password"].Should().Be(new PropertyValue.Secret("planted"));
        plugin.Created()["of"].Should().BeOfType<PropertyValue.ResourceReference>();
        var update = plugin.Of<UpdateRequest>().Single();
        var old = (PropertyValue.Asset)PropertyCodec.Decode(update.OldInputs)["note"];
        (old.Content, old.Hash.Length).Should().Be((null, 64));
        ((PropertyValue.Asset)PropertyCodec.Decode(update.News)["note"]).Content.Should().Be("hello");
    }

    [Fact]
    public async Task One_without_previews_is_not_asked_in_them()
    {
        await using var plugin = await RecordingPlugin.StartAsync(new RecordingPlugin());
        using var stack = Attach(plugin);

        var run = await stack.PreviewAsync(async monitor =>
        {
            var thing = await ThingAsync(monitor, Inputs);
            PropertyCodec.Decode(thing.Object)["password"].Should().Be(new PropertyValue.Secret("planted"));
        });

        run.Steps.Should().Equal("create thing");
        plugin.Of<CreateRequest>().Should().BeEmpty();
    }

    [Fact]
    public async Task The_configuration_comes_as_a_struct_and_in_the_older_form()
    {
        await using var plugin = await RecordingPlugin.StartAsync(new RecordingPlugin());
        using var stack = Attach(plugin);
        var provider = PropertyMap.Of(
            ("region", "north"), ("retries", 3), ("tags", PropertyMap.Of(("a", PropertyValue.Of(true)))),
            ("key", new PropertyValue.Secret("planted")), ("version", "1.0.0"));

        var run = await stack.UpAsync(monitor => monitor.ResourceAsync(
            "mine", provider, request => request.Type = "pulumi:providers:dev"));

        run.Errors.Should().BeEmpty();
        var configure = plugin.Of<ConfigureRequest>().Single();
        configure.Variables.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["dev:config:region"] = "north",
            ["dev:config:retries"] = "3",
            ["dev:config:tags"] = """{"a":[true]}""",
            ["dev:config:key"] = "planted",
        });
        PropertyCodec.Decode(configure.Args)["key"].Should().Be(new PropertyValue.Secret("planted"));
    }

    [Fact]
    public async Task Missing_configuration_is_named_with_what_it_is_for()
    {
        var missing = new ConfigureErrorMissingKeys
        {
            MissingKeys = { new ConfigureErrorMissingKeys.Types.MissingKey { Name = "region", Description = "where things are" } },
        };
        await using var plugin = await RecordingPlugin.StartAsync(new RecordingPlugin
        {
            Refusal = new RpcStatusException(StatusCode.InvalidArgument, "missing", missing),
        });
        using var stack = Attach(plugin);

        var run = await stack.UpAsync(monitor => ThingAsync(monitor, PropertyMap.Empty));

        var error = run.Result.Errors.Should().ContainSingle().Subject;
        error.Summary.Should().Be("Configuring the provider 'default': 'region' is missing: where things are.");
        error.Hint.Should().Be("Set it with 'fleet config set dev:region VALUE'.");
    }

    [Fact]
    public async Task Replacements_and_detailed_differences_are_followed()
    {
        var answer = new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffSome, DeleteBeforeReplace = true };
        answer.DetailedDiff.Add("nested.open", new PropertyDiff { Kind = PropertyDiff.Types.Kind.UpdateReplace, InputDiff = true });
        await using var plugin = await RecordingPlugin.StartAsync(new RecordingPlugin { Diff = _ => answer });
        using var stack = Attach(plugin);
        await stack.UpAsync(monitor => ThingAsync(monitor, Inputs));

        var run = await stack.UpAsync(monitor => ThingAsync(monitor, Inputs));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("delete-replaced thing", "replace thing", "create-replacement thing");
        run.Done.First(step => step.Urn.Name == "thing" && step.Kind == StepKind.Replace).ReplaceKeys.Should().Equal("nested.open");
    }

    [Fact]
    public async Task A_parameterized_package_is_served_by_its_plugin_now_and_without_the_program()
    {
        await using var plugin = await RecordingPlugin.StartAsync(new RecordingPlugin());
        using var stack = Attach(plugin);

        var made = await stack.UpAsync(async monitor =>
        {
            var package = await monitor.Channel.CallAsync(MonitorMethods.RegisterPackage, new RegisterPackageRequest
            {
                Name = "dev",
                Version = "1.2.3",
                Parameterization = new Parameterization { Name = "made", Version = "0.5.0", Value = ByteString.CopyFromUtf8("how") },
            });
            await monitor.ResourceAsync("thing", PropertyMap.Empty, request =>
                (request.Type, request.PackageRef) = ("made:index:Thing", package.Ref));
        });
        var provider = (await stack.StateAsync()).Resources.Single(resource => resource.IsProvider);
        var removed = await stack.DestroyAsync();

        made.Errors.Should().BeEmpty();
        removed.Errors.Should().BeEmpty();
        provider.Urn.Text.Should().Be(TestStack.Urn("default_0_5_0", "pulumi:providers:made"));
        provider.Inputs.Should().Equal(PropertyMap.Of(
            ("version", "0.5.0"),
            ("__internal", PropertyMap.Of(("name", "dev"), ("version", "1.2.3"), ("parameterization", "aG93")))));
        plugin.Of<ParameterizeRequest>().Select(request => (request.Value.Name, request.Value.Version, request.Value.Value.ToStringUtf8()))
            .Should().Equal(("made", "0.5.0", "how"), ("made", "0.5.0", "how"));
        plugin.Of<DeleteRequest>().Should().ContainSingle();
    }

    private static TestStack Attach(RecordingPlugin plugin)
    {
        var stack = new TestStack();
        stack.Set("PULUMI_DEBUG_PROVIDERS", $"other:1,dev:{plugin.Port}");
        return stack;
    }

    private static Task<RegisterResourceResponse> ThingAsync(MonitorClient monitor, PropertyMap inputs) =>
        monitor.ResourceAsync("thing", inputs, request => request.Type = "dev:index:Thing");
}
