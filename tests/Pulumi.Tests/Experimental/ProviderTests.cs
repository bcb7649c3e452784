using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Experimental.Provider;
using Pulumi.Tests.Fakes;
using Pulumirpc;
using Xunit;

namespace Pulumi.Tests.Experimental;

/// <summary>Plugins written with the SDK, asked over the wire as an engine asks them.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private const string Thing = "urn:pulumi:dev::proj::shelf:index:Thing::thing";
    private const string Root = "urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev";

    private FakeEngine _engine = null!;

    public async Task InitializeAsync() => _engine = await FakeEngine.StartAsync();

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Fact]
    public async Task A_provider_is_asked_and_its_answers_arrive()
    {
        await using var shelf = await ProviderServer.StartAsync([_engine.Settings.Engine], "1.2.3", engine => new Shelf(engine));
        using var channel = new GrpcChannel($"127.0.0.1:{shelf.Port}");

        var info = await channel.CallAsync(ProviderMethods.GetPluginInfo, new Empty());
        var configured = await channel.CallAsync(ProviderMethods.Configure, new Pulumirpc.ConfigureRequest());
        var refused = await channel.CallAsync(ProviderMethods.Check, new Pulumirpc.CheckRequest { Urn = Thing, News = Wire.Json("{}") });
        var diff = await channel.CallAsync(ProviderMethods.Diff, new Pulumirpc.DiffRequest
        {
            Urn = Thing,
            Id = "1",
            OldInputs = Wire.Json("""{"label":"a"}"""),
            News = Wire.Json("""{"label":"b"}"""),
        });
        var planned = await channel.CallAsync(ProviderMethods.Create, new Pulumirpc.CreateRequest
        {
            Urn = Thing,
            Preview = true,
            Properties = Wire.Json("""{"label":"a"}"""),
        });
        var created = await channel.CallAsync(ProviderMethods.Create, new Pulumirpc.CreateRequest
        {
            Urn = Thing,
            Properties = Wire.Json($$"""{"label":{{Wire.Secret("\"a\"")}}}"""),
        });
        var given = await channel.CallAsync(ProviderMethods.Invoke, new Pulumirpc.InvokeRequest { Tok = "f", Args = Wire.Json("""{"x":[1]}""") });

        info.Version.Should().Be("1.2.3");
        (configured.AcceptSecrets, configured.AcceptOutputs, configured.SupportsPreview).Should().Be((true, true, true));
        refused.Failures.Single().Reason.Should().Be("shelf:index:Thing 'thing' needs a label.");
        (diff.Changes, diff.Replaces.Single()).Should().Be((Pulumirpc.DiffResponse.Types.DiffChanges.DiffSome, "label"));
        diff.DetailedDiff["label"].Kind.Should().Be(Pulumirpc.PropertyDiff.Types.Kind.UpdateReplace);
        planned.Id.Should().BeEmpty();
        PropertyCodec.Decode(planned.Properties).Find("place").Should().Be(PropertyValue.Unknown.Instance);
        created.Properties.Should().Be(Wire.Json($$"""{"label":{{Wire.Secret("\"a\"")}},"place":"left"}"""));
        given.Return.Should().Be(Wire.Json("""{"x":[1]}"""));
        _engine.Logged.Select(log => log.Message).Should().Contain("creates thing");
    }

    [Fact]
    public async Task What_a_provider_lacks_or_fails_at_is_told_to_the_engine()
    {
        await using var shelf = await ProviderServer.StartAsync([], null, engine => new Shelf(engine));
        using var channel = new GrpcChannel($"127.0.0.1:{shelf.Port}");

        var early = await StatusOfAsync(() => channel.CallAsync(ProviderMethods.Read, new Pulumirpc.ReadRequest { Urn = Thing }));
        await channel.CallAsync(ProviderMethods.Attach, new PluginAttach { Address = _engine.Settings.Engine });
        var missing = await StatusOfAsync(() => channel.CallAsync(ProviderMethods.Read, new Pulumirpc.ReadRequest { Urn = Thing }));
        var failed = await StatusOfAsync(() => channel.CallAsync(ProviderMethods.Delete, new Pulumirpc.DeleteRequest { Urn = Thing, Id = "stuck" }));

        early.StatusCode.Should().Be(StatusCode.FailedPrecondition);
        (missing.StatusCode, missing.Message).Should().Be((StatusCode.Unimplemented, "Shelf has no 'Read'."));
        (failed.StatusCode, failed.Message).Should().Be((StatusCode.Internal, "It is stuck."));
    }

    [Fact]
    public async Task A_method_runs_inside_of_the_calling_programs_deployment()
    {
        await using var shelf = await ProviderServer.StartAsync([_engine.Settings.Engine], null, engine => new Shelf(engine));
        using var channel = new GrpcChannel($"127.0.0.1:{shelf.Port}");

        var response = await channel.CallAsync(ProviderMethods.Call, new Pulumirpc.CallRequest
        {
            Tok = "shelf:index:Thing/where",
            Project = "proj",
            Stack = "dev",
            MonitorEndpoint = _engine.Settings.Monitor,
            Args = PropertyCodec.Encode(PropertyMap.Of(("__self__", new PropertyValue.ResourceReference(
                Fleet.Protocol.Urn.Parse(Thing), new PropertyValue.Text("1"), "")))),
        });

        response.Return.Should().Be(Wire.Json($$"""{"stack":"dev","self":"{{Thing}}"}"""));
    }

    [Fact]
    public async Task A_component_is_made_for_the_calling_program()
    {
        var metadata = new Metadata("web", "acme", "1.0.0");
        await using var server = await ProviderServer.StartAsync(
            [_engine.Settings.Engine], null, _ => new ComponentProvider(typeof(Website).Assembly, metadata, [typeof(Website)]));
        using var channel = new GrpcChannel($"127.0.0.1:{server.Port}");

        var response = await channel.CallAsync(ProviderMethods.Construct, new Pulumirpc.ConstructRequest
        {
            Type = "web:index:Website",
            Name = "site",
            Parent = Root,
            Project = "proj",
            Stack = "dev",
            MonitorEndpoint = _engine.Settings.Monitor,
            Inputs = Wire.Json($$"""{"title":{{Wire.Secret("\"hi\"")}},"pages":[{"path":"/"}]}"""),
            Protect = true,
            Aliases = { new Pulumirpc.Alias { Urn = Thing } },
        });

        response.Urn.Should().Be("urn:pulumi:dev::proj::web:index:Website::site");
        var component = _engine.Find("site");
        (component.Parent, component.Protect, component.Custom).Should().Be((Root, true, false));
        component.Aliases.Single().Urn.Should().Be(Thing);
        _engine.Find("site-page").Parent.Should().Be(response.Urn);
        var url = (PropertyValue.Output)PropertyCodec.Decode(response.State)["url"];
        (url.Value, url.IsSecret).Should().Be((new PropertyValue.Text("http://id-site-page/hi"), true));
        url.Dependencies.Select(urn => urn.Text).Should().Equal(_engine.UrnOf("site-page"));
    }

    [Fact]
    public async Task Components_are_described_by_a_schema()
    {
        var provider = new ComponentProvider(typeof(Website).Assembly, new Metadata("web", "acme", "1.0.0"), [typeof(Website)]);

        var response = await provider.GetSchema(new Pulumi.Experimental.Provider.GetSchemaRequest(0, null, null), default);

        Snapshot.Matches(response.Schema + "\n", "website.schema.json");
    }

    [Theory]
    [InlineData("Acme.Web.Hosting", null, "acme", "hosting")]
    [InlineData("MyComponents", null, null, "my-components")]
    [InlineData("Acme.Web", "site", "acme", "site")]
    public void A_package_is_called_after_its_assembly(string assembly, string? given, string? space, string package)
    {
        var metadata = ComponentProviderHost.MetadataOf(assembly, given);

        (metadata.Namespace, metadata.Name).Should().Be((space, package));
    }

    private static async Task<RpcStatusException> StatusOfAsync<T>(Func<Task<T>> call)
        where T : IMessage => (await call.Should().ThrowAsync<RpcStatusException>()).Which;
}
