using Fleet.Remote.Ssh;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// Engines newer than 20.10 cannot be had here. What they do differently is tested against recorded answers: the version
/// that is spoken, what is asked, and what is made of the answers.
/// </summary>
public sealed class RecordedApiTests : IAsyncLifetime, IProviderHost
{
    private const string Id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>A container as API 1.52 tells of it: no bridge, no addresses of the default network, no top-level MAC.</summary>
    private const string Container152 = $$$"""
        {"Id":"{{{Id}}}","Name":"/gateway","Image":"sha256:1","Platform":"linux","State":{"Status":"running","Running":true},
        "Config":{"Image":"nginx:1.27","Hostname":"0123456789ab"},
        "HostConfig":{"NetworkMode":"bridge","RestartPolicy":{"Name":"no","MaximumRetryCount":0}},
        "NetworkSettings":{"SandboxID":"","Ports":{},"Networks":{"back":{"MacAddress":"02:00:00:00:00:01","GwPriority":7,
        "IPAddress":"198.19.1.2","DNSNames":["gateway","0123456789ab"]} } },"Mounts":[]}
        """;

    private static readonly PropertyMap Modern = Args(
        ("networksAdvanced", Blocks(
            Map(("name", "back"), ("macAddress", "02:00:00:00:00:01"), ("gwPriority", 7)), Map(("name", "front")))),
        ("healthcheck", Map(("tests", Texts("CMD", "true")), ("startInterval", "2s"))));

    private readonly SshConnections _connections = new(new SshConnectionsOptions());
    private readonly List<string> _said = [];
    private DockerEngines _engines = null!;

    public Task InitializeAsync()
    {
        _engines = new DockerEngines(_connections, TimeProvider.System);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _engines.DisposeAsync();
        await _connections.DisposeAsync();
    }

    void IProviderHost.Report(Diagnostic diagnostic, bool isStatus) => _said.Add(diagnostic.Summary);

    [Fact]
    public async Task Two_engines_of_different_age_are_each_spoken_to_in_their_own_version()
    {
        await using var modern = Engine("1.52");
        await using var old = Engine("1.43");

        await CreateAsync(modern, Args());
        await CreateAsync(old, Args());

        Calls(modern).Should().Contain(call => call.StartsWith("POST /v1.52/containers/create"));
        Calls(old).Should().Contain(call => call.StartsWith("POST /v1.43/containers/create"));
    }

    [Fact]
    public async Task An_engine_newer_than_known_is_spoken_to_in_the_newest_version_known()
    {
        await using var engine = Engine("1.99");

        await CreateAsync(engine, Args());

        Calls(engine).Should().Contain(call => call.StartsWith("POST /v1.55/containers/create"));
    }

    [Fact]
    public async Task An_engine_older_than_understood_is_refused_with_both_ranges()
    {
        await using var engine = Engine("1.39");

        var create = () => CreateAsync(engine, Args());

        await create.Should().ThrowAsync<DiagnosticException>().WithMessage("*it speaks API 1.39 at most, and 1.40 to 1.55*");
    }

    [Fact]
    public async Task A_new_engine_gets_all_networks_their_addresses_and_priorities_at_once()
    {
        await using var engine = Engine("1.52");

        var outputs = (await CreateAsync(engine, Modern)).Outputs;

        var body = engine.Asked.Single(asked => asked.Call.Contains("containers/create", StringComparison.Ordinal)).Body;
        body.Should().Contain("\"back\":{\"MacAddress\":\"02:00:00:00:00:01\",\"GwPriority\":7}").And.Contain("\"front\":{}")
            .And.Contain("\"StartInterval\":2000000000").And.NotContain("\"Image\":\"nginx:1.27\",\"MacAddress\"");
        Calls(engine).Should().NotContain(call => call.Contains("/connect"));
        _said.Should().BeEmpty();
        outputs.Text("bridge").Should().BeNull();
        outputs["networkDatas"].AsList().Single().AsMap().Text("macAddress").Should().Be("02:00:00:00:00:01");
    }

    [Fact]
    public async Task An_old_engine_gets_one_network_and_it_is_said_what_it_cannot_do()
    {
        await using var engine = Engine("1.41");

        await CreateAsync(engine, Modern);

        var body = engine.Asked.Single(asked => asked.Call.Contains("containers/create", StringComparison.Ordinal)).Body;
        body.Should().Contain("\"back\":{").And.NotContain("\"front\":{").And.Contain("\"MacAddress\":\"02:00:00:00:00:01\"");
        Calls(engine).Should().Contain("POST /v1.41/networks/front/connect");
        _said.Should().Contain(line => line.Contains("'healthcheck.startInterval' has no effect"))
            .And.Contain(line => line.Contains("'gwPriority' has no effect"));
    }

    [Fact]
    public async Task A_folder_of_a_volume_is_mounted_where_the_engine_can_and_refused_elsewhere()
    {
        var program = Args(("mounts", Blocks(Map(
            ("type", "volume"), ("source", "data"), ("target", "/data"), ("volumeOptions", Map(("subpath", "part")))))));
        await using var modern = Engine("1.45");
        await using var old = Engine("1.44");

        await CreateAsync(modern, program);
        var create = () => CreateAsync(old, program);

        modern.Asked.Should().Contain(asked => asked.Body.Contains("\"Subpath\":\"part\""));
        await create.Should().ThrowAsync<DiagnosticException>().WithMessage("*'subpath' needs API 1.45, and the engine speaks 1.44*");
        Calls(old).Should().NotContain(call => call.Contains("containers/create"));
    }

    [Fact]
    public async Task A_plugin_is_told_by_its_name_or_its_id_and_a_missing_one_is_named()
    {
        await using var engine = Engine("1.44");
        const string plugin = """
            {"Id":"f00d","Name":"volumes:latest","Enabled":true,"PluginReference":"docker.io/acme/volumes:1","Settings":{"Env":["DEBUG=1"]}}
            """;
        engine.Answers["GET plugins/volumes/json"] = engine.Answers["GET plugins/f00d/json"] = (200, plugin);
        engine.Answers["GET plugins/other/json"] = (404, """{"message":"plugin other not found"}""");
        var provider = await ProviderAsync(engine);
        Task<InvokeResult> Ask(string name, string value) => provider.InvokeAsync(
            new InvokeRequest("docker:index/getPlugin:getPlugin", Map((name, value)), false), default);

        var byAlias = await Ask("alias", "volumes");
        var byId = await Ask("id", "f00d");
        var missing = () => Ask("alias", "other");
        var nothing = await Ask("enabled", "true");

        byAlias.Result.Should().Equal(Map(
            ("alias", "volumes:latest"), ("enabled", true), ("envs", Texts("DEBUG=1")), ("grantAllPermissions", false), ("id", "f00d"),
            ("name", "docker.io/acme/volumes:1"), ("pluginReference", "docker.io/acme/volumes:1")));
        byId.Result.Should().Equal(byAlias.Result);
        await missing.Should().ThrowAsync<DiagnosticException>().WithMessage("Plugin 'other' is not on '*'.*");
        nothing.Failures.Single().Reason.Should().Be("'alias' or 'id' is required.");
    }

    [Fact]
    public async Task A_build_is_asked_for_with_all_that_it_was_told()
    {
        await using var engine = Engine("1.52");
        engine.Answers["POST build"] = (200, "{\"aux\":{\"ID\":\"sha256:2\"}}\n");
        engine.Answers["GET images/shop/web:1/json"] = (200, "{\"Id\":\"sha256:2\",\"Architecture\":\"amd64\",\"Os\":\"linux\"}");
        engine.Answers["GET version"] = (200, "{\"Arch\":\"amd64\",\"Os\":\"linux\"}");
        var build = Map(
            ("context", "."), ("remoteContext", "https://example.test/web.git"), ("squash", true), ("isolation", "hyperv"),
            ("securityOpts", Texts("credentialspec=file://x")), ("cpuSetMems", "0"), ("target", "last"),
            ("authConfigs", Blocks(Map(("hostName", "ghcr.io"), ("userName", "u"), ("password", "p")))));

        var made = await CreateAsync(
            engine, Map(("name", "shop/web:1"), ("build", build)), Urn("remoteImage:RemoteImage", "web"));

        made.Id.Should().Be("sha256:2shop/web:1");
        var asked = Uri.UnescapeDataString(Calls(engine).Single(call => call.StartsWith("POST /v1.52/build")));
        asked.Should().Contain("t=shop/web:1").And.Contain("remote=https://example.test/web.git").And.Contain("squash=1")
            .And.Contain("isolation=hyperv").And.Contain("securityopt=credentialspec=file://x").And.Contain("cpusetmems=0")
            .And.Contain("target=last").And.NotContain("p\"");
    }

    [Fact]
    public async Task What_an_engine_of_api_1_52_says_of_a_container_is_no_difference()
    {
        await using var session = await RecordedSession.OpenAsync("1.52");
        Record(session);
        var program = Args(("networksAdvanced", Blocks(Map(("name", "back"), ("macAddress", "02:00:00:00:00:01"), ("gwPriority", 7)))));

        var made = await session.CreateAsync(Container, program);
        var read = await session.ReadAsync(made);

        Lines(await session.DiffAsync(made, program)).Should().BeEmpty();
        Lines(await session.DiffAsync(read, program)).Should().BeEmpty();
        read.Outputs.Text("name").Should().Be("gateway");
        read.Outputs.Text("networkMode").Should().Be("bridge", "since 26.1 the engine says that of its default network");
    }

    [Fact]
    public async Task A_pull_that_fails_only_in_the_newer_form_of_errors_is_a_failure()
    {
        await using var session = await RecordedSession.OpenAsync("1.48");
        session.Engine.Answers["GET images/shop/web:1/json"] = (404, "{\"message\":\"No such image: shop/web:1\"}");
        session.Engine.Answers["POST images/create"] =
            (200, "{\"status\":\"Pulling from shop/web\"}\n{\"errorDetail\":{\"message\":\"manifest unknown\"}}\n");

        var create = () => session.CreateAsync(Urn("remoteImage:RemoteImage", "web"), Map(("name", "shop/web:1")));

        await create.Should().ThrowAsync<DiagnosticException>().WithMessage("*pulling it from 'docker.io' failed: *anifest unknown*");
    }

    [Fact]
    public async Task A_second_network_of_the_name_which_newer_engines_always_refuse_is_explained()
    {
        await using var session = await RecordedSession.OpenAsync("1.44");
        session.Engine.Answers["POST networks/create"] = (409, "{\"message\":\"network with name back already exists\"}");

        var create = () => session.CreateAsync(Urn("network:Network", "back"), Map(("name", "back")));

        await create.Should().ThrowAsync<DiagnosticException>()
            .WithMessage("Network 'back' on 'atlas': a network of that name exists already, and it is not managed here.*");
    }

    [Fact]
    public async Task An_address_of_a_second_network_needs_an_engine_that_takes_it_when_connecting()
    {
        var program = Args(("networksAdvanced", Blocks(Map(("name", "back")), Map(("name", "front"), ("macAddress", "02:00:00:00:00:02")))));
        await using var modern = await RecordedSession.OpenAsync("1.54");
        await using var old = await RecordedSession.OpenAsync("1.43");
        Record(modern);
        Record(old);

        await modern.CreateAsync(Container, program);
        await old.CreateAsync(Container, program);

        modern.Said.Should().BeEmpty();
        modern.Engine.Asked.Should().Contain(asked => asked.Body.Contains("\"front\":{\"MacAddress\":\"02:00:00:00:00:02\"}"));
        old.Said.Should().ContainSingle().Which.Should().Contain("the 'macAddress' of any but the first network has no effect");
    }

    [Fact]
    public async Task An_engine_that_no_longer_speaks_what_is_known_here_says_so_itself()
    {
        await using var session = await RecordedSession.OpenAsync("1.60");
        session.Engine.Answers["POST containers/create"] =
            (400, "{\"message\":\"client version 1.55 is too old. Minimum supported API version is 1.58\"}");

        var create = () => session.CreateAsync(Container, Args());

        await create.Should().ThrowAsync<DiagnosticException>().WithMessage("*client version 1.55 is too old. Minimum supported API version is 1.58*");
    }

    private static void Record(RecordedSession session)
    {
        session.Engine.Answers["POST containers/create"] = (201, $$"""{"Id":"{{Id}}","Warnings":[]}""");
        session.Engine.Answers[$"GET containers/{Id}/json"] = (200, Container152);
    }

    private static IEnumerable<string> Calls(FakeEngine engine) => engine.Asked.Select(asked => asked.Call);

    private static FakeEngine Engine(string version) => new(version)
    {
        Answers =
        {
            ["POST containers/create"] = (201, $$"""{"Id":"{{Id}}","Warnings":[]}"""),
            [$"GET containers/{Id}/json"] = (200, Container152),
        },
    };

    private async Task<CreateResult> CreateAsync(FakeEngine engine, PropertyMap program, Urn? urn = null)
    {
        var provider = await ProviderAsync(engine);
        var check = await provider.CheckAsync(new CheckRequest(urn ?? Container, PropertyMap.Empty, program), default);
        check.Failures.Should().BeEmpty();
        return await provider.CreateAsync(new CreateRequest(urn ?? Container, check.Inputs, null, false), default);
    }

    private async Task<DockerProvider> ProviderAsync(FakeEngine engine)
    {
        var provider = new DockerProvider(this, _engines, TimeProvider.System);
        await provider.ConfigureAsync(
            new ConfigureRequest(
                Protocol.Urn.Create("test", "fleet", default, "pulumi:providers:docker", "atlas"),
                Map(("host", $"unix://{engine.Socket}"))),
            default);
        return provider;
    }
}
