using System.Net;
using System.Net.Sockets;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Remote.Tests.Ssh;

public sealed class SshChannelTests
{
    [MachineFact("sshd", "ssh")]
    public async Task Sixty_requests_at_once_share_one_forwarded_socket_and_one_login()
    {
        await using var host = await SshHost.StartAsync();
        using var folder = new TempFolder();
        await using var server = new EchoServer(new UnixDomainSocketEndPoint(folder["echo.sock"]));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
        {
            await using var stream = await host.Connection.OpenUnixSocketAsync(folder["echo.sock"], default);
            return await EchoServer.AskAsync(stream, $"request {number}");
        }));

        answers.Should().Equal(Enumerable.Range(0, 60).Select(number => $"request {number}"));
        host.Sshd.Logins.Should().Be(1);
        (host.Pool.Counters.ChannelsOpened, host.Pool.Counters.CommandsRun).Should().Be((60, 0));
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_socket_that_nobody_serves_is_named_by_the_first_read()
    {
        await using var host = await SshHost.StartAsync();
        await using var stream = await host.Connection.OpenUnixSocketAsync("/nowhere/docker.sock", default);

        var ask = () => EchoServer.AskAsync(stream, "hello");

        var failure = (await ask.Should().ThrowAsync<RemoteException>()).Which;
        failure.Failure.Should().Be(RemoteFailure.ForwardingRefused);
        failure.Summary.Should().StartWith($"'/nowhere/docker.sock' did not answer '{host.Connection.Name}'");
    }

    [MachineFact("sshd", "ssh")]
    public async Task Where_forwarding_is_forbidden_a_command_serves_as_the_stream()
    {
        await using var host = await SshHost.StartAsync("AllowStreamLocalForwarding no", "AllowTcpForwarding no");
        await using var forwarded = await host.Connection.OpenUnixSocketAsync("/run/x.sock", default);

        var ask = () => EchoServer.AskAsync(forwarded, "hello");
        var failure = (await ask.Should().ThrowAsync<RemoteException>()).Which;
        await using var stream = await host.Connection.OpenCommandStreamAsync(RemoteCommand.Of("cat"), default);
        var answer = await EchoServer.AskAsync(stream, "hello");

        failure.Summary.Should().Be(
            $"'/run/x.sock' did not answer '{host.Connection.Name}': connect failed: open failed.");
        answer.Should().Be("hello");
        host.Sshd.Logins.Should().Be(1);
    }

    [MachineFact("sshd", "ssh")]
    public async Task Streams_leave_sessions_for_commands()
    {
        await using var host = await SshHost.StartAsync();
        var streams = new List<Stream>();
        for (var number = 0; number < 4; number++)
        {
            streams.Add(await host.Connection.OpenCommandStreamAsync(RemoteCommand.Of("cat"), default));
        }

        var result = await host.RunAsync("echo free");
        var waiting = host.Connection.OpenCommandStreamAsync(RemoteCommand.Of("cat"), default);
        var isWaiting = !waiting.IsCompleted;
        await streams[0].DisposeAsync();
        await using var next = await waiting;

        result.Output.Should().Be("free\n");
        isWaiting.Should().BeTrue();
        (await EchoServer.AskAsync(next, "hello")).Should().Be("hello");
        streams.ForEach(stream => stream.Dispose());
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_stream_of_a_missing_program_tells_what_the_host_said()
    {
        await using var host = await SshHost.StartAsync();
        await using var stream = await host.Connection.OpenCommandStreamAsync(RemoteCommand.Of("no-such-program"), default);

        var read = () => stream.ReadAsync(new byte[1]).AsTask();

        var failure = (await read.Should().ThrowAsync<RemoteException>()).Which;
        failure.Summary.Should().Be($"Command 'no-such-program' on '{host.Connection.Name}' ended at once.");
        failure.Detail.Should().Contain("not found");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_tcp_connection_is_made_from_the_host()
    {
        await using var host = await SshHost.StartAsync();
        await using var server = new EchoServer(new IPEndPoint(IPAddress.Loopback, 0));

        await using var stream = await host.Connection.OpenTcpAsync(new TcpEndpoint("127.0.0.1", server.Port), default);

        (await EchoServer.AskAsync(stream, "hello")).Should().Be("hello");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_closed_tcp_port_is_told_when_connecting()
    {
        await using var host = await SshHost.StartAsync();

        var open = () => host.Connection.OpenTcpAsync(new TcpEndpoint("127.0.0.1", 1), default);

        var failure = (await open.Should().ThrowAsync<RemoteException>()).Which;
        failure.Summary.Should().Be(
            $"'127.0.0.1:1' did not answer '{host.Connection.Name}': connect failed: Connection refused.");
        (await host.RunAsync("true")).IsSuccess.Should().BeTrue();
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_host_behind_another_is_reached_through_it()
    {
        await using var front = await SshHost.StartAsync();
        await using var back = await SshHost.StartAsync();
        var connection = front.Pool.Get(back.Target with { Via = front.Target });

        var result = await connection.RunAsync(RemoteCommand.Shell("echo behind"), default);

        result.Output.Should().Be("behind\n");
        (front.Sshd.Logins, back.Sshd.Logins).Should().Be((1, 1));
    }
}
