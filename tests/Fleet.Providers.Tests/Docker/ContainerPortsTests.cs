using System.Net;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>What is said of a port that no container publishes and that is taken all the same.</summary>
public sealed class ContainerPortsTests
{
    [Theory]
    [InlineData(
        "Bind for 0.0.0.0:8080 failed: port is already allocated",
        "a port it publishes is kept by its engine, though no container publishes it: Bind for 0.0.0.0:8080 failed: port is already allocated.",
        "The engine gives it free when it is started anew. Restart it there, then run again.")]
    [InlineData(
        "listen tcp4 0.0.0.0:8080: bind: address already in use",
        "a port it publishes is taken by a program of the host: listen tcp4 0.0.0.0:8080: bind: address already in use.",
        "End that program, or publish another port.")]
    public async Task It_is_said_who_has_it(string refusal, string cause, string mend)
    {
        await using var engine = new DockerEngine(new UnixSocketDialer("/nowhere/docker.sock"), TimeProvider.System);
        var logins = RegistryLogins.Read([], DockerEnvironment.Current, TimeProvider.System);
        var host = new DockerHost(engine, "atlas", logins, null!, TimeProvider.System);
        var exception = new DockerApiException("unix:///nowhere/docker.sock", "start container 'web'", HttpStatusCode.InternalServerError, refusal);

        var clash = ContainerPorts.Clash(host, Container, Map(("name", "web")), [], "", exception);

        ContainerPorts.IsClash(exception).Should().BeTrue();
        var said = clash.Diagnostics.Should().ContainSingle().Subject;
        said.Summary.Should().Be($"Container 'web' on 'atlas': {cause}");
        said.Hint.Should().Be(mend);
    }
}
