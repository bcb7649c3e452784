using System.Collections.Immutable;
using Fleet.Remote.Docker;
using Fleet.Remote.Ssh;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class SshDialerTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [EngineFact]
    public async Task An_engine_is_reached_through_a_forwarded_socket()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var connections = Connections(sshd);
        await using var engines = new DockerEngines(connections, TimeProvider.System);
        var engine = engines.Get(Endpoint(sshd));

        var lists = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => engine.Containers.ListAsync(null, None)));

        lists.Should().HaveCount(40);
        sshd.Logins.Should().Be(1);
        engines.Get(Endpoint(sshd)).Should().BeSameAs(engine);
        connections.Counters.CommandsRun.Should().Be(0, "nothing was run on the host");
    }

    [EngineFact]
    public async Task An_engine_is_reached_through_the_docker_command_where_forwarding_is_forbidden()
    {
        await using var sshd = await RealSshd.StartAsync("AllowStreamLocalForwarding no", "AllowTcpForwarding no");
        await using var connections = Connections(sshd);
        await using var engines = new DockerEngines(connections, TimeProvider.System);
        var engine = engines.Get(Endpoint(sshd));

        var lists = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => engine.Containers.ListAsync(null, None)));
        var id = await engine.Containers.CreateAsync("over-stdio", new ContainerSpec { Image = RealEngine.Image }, "", None);
        await engine.Containers.StartAsync(id, None);
        var outcome = await engine.Commands.RunAsync(id, ["echo", "hello"], null, None);
        await engine.Containers.RemoveAsync(id, true, None);

        lists.Should().HaveCount(12);
        outcome.Output.Should().Be("hello\n");
        sshd.Logins.Should().Be(1);
    }

    [EngineFact]
    public async Task One_socket_has_one_client_and_what_anybody_says_about_its_host_counts()
    {
        await using var sshd = await RealSshd.StartAsync("AllowStreamLocalForwarding no", "AllowTcpForwarding no");
        await using var connections = Connections(sshd);
        await using var engines = new DockerEngines(connections, TimeProvider.System);

        var engine = engines.Get(Endpoint(sshd));
        engines.Get(Endpoint(sshd) with { DockerPath = "/nowhere/docker", UsesSudo = true }).Should().BeSameAs(engine);
        await engine.PingAsync(None);

        engine.IsForwarded.Should().BeFalse();
        connections.Counters.ChannelsOpened.Should().Be(0, "that it takes sudo was said, so forwarding was not tried");
    }

    [EngineFact]
    public async Task A_host_where_no_engine_listens_is_named()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var connections = Connections(sshd);
        await using var engines = new DockerEngines(connections, TimeProvider.System);
        var engine = engines.Get(Endpoint(sshd) with { Socket = "/nowhere/d.sock", DockerPath = "/nowhere/docker" });

        var list = () => engine.Containers.ListAsync(null, None);

        (await list.Should().ThrowAsync<DockerUnreachableException>()).Which.Message.Should().StartWith(
            $"Engine at 'ssh://root@127.0.0.1:{sshd.Port}' could not be reached to ask for its version: ");
    }

    private static SshConnections Connections(RealSshd sshd) =>
        new(new SshConnectionsOptions { PrivateKeys = ImmutableArray.Create(sshd.ClientKey) });

    private DockerEndpoint.Ssh Endpoint(RealSshd sshd) => new(new SshTarget
    {
        Host = sshd.Address,
        Port = sshd.Port,
        User = "root",
        HostKey = HostKey.Parse(sshd.HostKey),
    })
    {
        Socket = real.Socket,
    };
}
