using System.Net.Sockets;
using System.Text;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Remote.Tests.Ssh;

/// <summary>Hosts that allow little, and connections that break.</summary>
public sealed class SshLimitTests
{
    [MachineFact("sshd", "ssh")]
    public async Task A_single_session_is_shared_by_all_commands()
    {
        await using var host = await SshHost.StartAsync("MaxSessions 1", "MaxStartups 2:100:2");

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => host.RunAsync($"echo {number}")));

        results.Select(result => result.Output.Trim()).Should().Equal(Enumerable.Range(0, 30).Select(number => $"{number}"));
        host.Sshd.Logins.Should().Be(1);
    }

    [MachineFact("sshd", "ssh")]
    public async Task Forwarded_sockets_need_no_session_at_all()
    {
        await using var host = await SshHost.StartAsync("MaxSessions 1");
        using var folder = new TempFolder();
        await using var server = new EchoServer(new UnixDomainSocketEndPoint(folder["s"]));

        var streams = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Connection.OpenUnixSocketAsync(folder["s"], default)));
        foreach (var stream in streams)
        {
            await stream.WriteAsync("hi"u8.ToArray());
            (await stream.ReadAsync(new byte[2])).Should().BePositive();
            await stream.DisposeAsync();
        }

        host.Sshd.Logins.Should().Be(1);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_stream_that_holds_the_only_session_leaves_commands_a_login_of_their_own()
    {
        await using var host = await SshHost.StartAsync("MaxSessions 1");

        await using var stream = await host.Connection.OpenCommandStreamAsync(RemoteCommand.Of("cat"), default);
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => host.RunAsync($"echo {number}")));
        await stream.WriteAsync("still"u8.ToArray());
        var buffer = new byte[5];
        await stream.ReadExactlyAsync(buffer);

        results.Should().OnlyContain(result => result.IsSuccess);
        Encoding.ASCII.GetString(buffer).Should().Be("still");
        host.Sshd.Logins.Should().Be(2);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_host_that_drops_new_logins_for_a_while_is_tried_again()
    {
        await using var host = await SshHost.StartAsync("MaxStartups 1:100:1");
        var silent = new TcpClient();
        await silent.ConnectAsync("127.0.0.1", host.Sshd.Port);
        await silent.GetStream().ReadExactlyAsync(new byte[8]);
        var running = host.RunAsync("echo in");
        await Eventually.HoldsAsync(
            () => host.Sshd.Log.Contains("MaxStartups", StringComparison.Ordinal), () => $"sshd drops a login: {host.Sshd.Log}");

        silent.Dispose();

        (await running).Output.Should().Be("in\n");
        host.Sshd.Logins.Should().Be(1);
    }

    [MachineFact("sshd", "ssh")]
    public async Task What_is_safe_to_repeat_is_repeated_when_the_link_dies_under_it()
    {
        await using var host = await SshHost.StartAsync();
        using var folder = new TempFolder();
        var dying = RemoteCommand.Script("echo x >>\"$1\"; if [ $(wc -l <\"$1\") = 1 ]; then kill -9 $PPID; sleep 30; fi; cat", folder["n"]);

        var repeated = await host.Connection.RunAsync(
            dying with { IsSafeToRepeat = true, Stdin = new MemoryStream("input"u8.ToArray()) }, default);
        File.Delete(folder["n"]);
        var once = () => host.Connection.RunAsync(dying, default);

        repeated.Output.Should().Be("input");
        (await once.Should().ThrowAsync<RemoteException>()).Which.Failure.Should().Be(RemoteFailure.ConnectionLost);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_host_that_goes_away_under_a_file_gets_it_when_it_is_back()
    {
        await using var host = await SshHost.StartAsync();
        using var folder = new TempFolder();
        await host.RunAsync("true");
        var content = new byte[30_000_000];

        var writing = host.Connection.WriteFileAsync(new RemoteFile(folder["f"], content), default);
        await Eventually.HoldsAsync(() => Directory.GetFiles(folder.Path).Length > 0, () => "the file is on its way");
        await host.Sshd.StopAsync();
        await host.Sshd.StartAgainAsync();
        await writing;

        new FileInfo(folder["f"]).Length.Should().Be(content.Length);
    }
}
