using Fleet.Providers.Tests.Docker;
using Fleet.Remote.Ssh;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Pains;

/// <summary>What happens to hosts and containers at the wrong moment. Named as docs/pains.md says.</summary>
public sealed class LifecyclePainTests
{
    [Fact]
    public async Task D139_a_host_that_is_not_known_yet_is_previewed_and_not_contacted()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        var provider = new DockerProvider(session, session.Engines, TimeProvider.System);
        await provider.ConfigureAsync(
            new ConfigureRequest(Protocol.Urn.Create("test", "fleet", default, "pulumi:providers:docker", "new"), Map(("host", Unknown))),
            default);
        var check = await provider.CheckAsync(new CheckRequest(Container, PropertyMap.Empty, Args()), default);

        var preview = await provider.CreateAsync(new CreateRequest(Container, check.Inputs, null, IsPreview: true), default);

        preview.Outputs.Should().ContainKey("image");
        session.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task D88_an_engine_that_is_not_there_is_no_matter_until_something_is_done_with_it()
    {
        await using var connections = new SshConnections(new SshConnectionsOptions());
        await using var engines = new DockerEngines(connections, TimeProvider.System);
        await using var session = await RecordedSession.OpenAsync("1.41");
        var provider = new DockerProvider(session, engines, TimeProvider.System);
        await provider.ConfigureAsync(
            new ConfigureRequest(
                Protocol.Urn.Create("test", "fleet", default, "pulumi:providers:docker", "atlas"), Map(("host", "unix:///no/such/engine.sock"))),
            default);
        var check = await provider.CheckAsync(new CheckRequest(Container, PropertyMap.Empty, Args()), default);
        var diff = await provider.DiffAsync(new DiffRequest(Container, "id", check.Inputs, PropertyMap.Empty, check.Inputs), default);

        var create = () => provider.CreateAsync(new CreateRequest(Container, check.Inputs, null, IsPreview: false), default);

        diff.HasChanges.Should().BeFalse();
        await create.Should().ThrowAsync<Protocol.DiagnosticException>()
            .WithMessage("*'gateway' on 'atlas'*there is no such socket; is the engine running*");
    }

    [Fact]
    public async Task D703_a_container_that_is_gone_is_gone()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        session.Engine.Answers["POST containers/gone/stop"] = (404, "{\"message\":\"No such container: gone\"}");
        session.Engine.Answers["GET containers/gateway/json"] = (404, "{\"message\":\"No such container: gateway\"}");
        var inputs = Checked(Args());

        await session.Provider.DeleteAsync(new DeleteRequest(Container, "gone", inputs, PropertyMap.Empty, null), default);

        session.Calls.Should().NotContain(call => call.StartsWith("DELETE"));
    }

    [Fact]
    public async Task K590_reading_changes_nothing_on_the_host()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        session.Engine.Answers["GET containers/0123/json"] = (200, """
            {"Id":"0123","Name":"/gateway","State":{"Status":"exited","Running":false,"ExitCode":1},"Config":{},"HostConfig":{},"NetworkSettings":{},"Mounts":[]}
            """);
        var inputs = Checked(Args());

        var read = await session.ReadAsync(new Docker.Made(Container, "0123", inputs, PropertyMap.Empty));

        read.Id.Should().Be("0123");
        read.Outputs["mustRun"].AsBool().Should().BeFalse("it is to be started, not replaced");
        session.Calls.Should().OnlyContain(call => call.StartsWith("GET ") || call.StartsWith("HEAD "));
    }

    [Fact]
    public async Task K590_an_engine_that_cannot_be_asked_does_not_make_its_containers_gone()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        session.Engine.Answers["GET containers/0123/json"] = (500, "{\"message\":\"the disk is full\"}");

        var read = () => session.ReadAsync(new Docker.Made(Container, "0123", Checked(Args()), PropertyMap.Empty));

        await read.Should().ThrowAsync<Protocol.DiagnosticException>().WithMessage("*the disk is full*");
    }

    [Fact]
    public async Task K91_a_network_that_is_still_in_use_names_who_uses_it()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        session.Engine.Answers["DELETE networks/net1"] = (403, "{\"message\":\"error while removing network: network back has active endpoints\"}");
        session.Engine.Answers["GET networks/net1"] =
            (200, """{"Name":"back","Id":"net1","Containers":{"c1":{"Name":"stranger"},"c2":{"Name":"other"}}}""");

        var delete = () => session.Provider.DeleteAsync(
            new DeleteRequest(Urn("network:Network", "back"), "net1", Map(("name", "back")), PropertyMap.Empty, null), default);

        await delete.Should().ThrowAsync<Protocol.DiagnosticException>()
            .WithMessage("*Network 'back' on 'atlas' is still used by 'other', 'stranger'.*");
    }
}
