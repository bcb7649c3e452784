using System.Diagnostics;
using Fleet.Remote.Ssh;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests.Ssh;

public sealed class SshFailureTests
{
    [MachineFact("sshd", "ssh")]
    public async Task A_changed_host_key_names_both_fingerprints_and_what_to_do()
    {
        await using var host = await SshHost.StartAsync();
        var expected = HostKey.Parse(host.Sshd.HostKey).Fingerprint;
        await host.Sshd.ChangeHostKeyAsync();
        var offered = await OfferedAsync(host);

        var failure = await FailureAsync(() => host.RunAsync("true"));

        failure.Failure.Should().Be(RemoteFailure.HostKeyWrong);
        failure.Message.Should().Be(
            $"'{host.Connection.Name}' is not the host that was declared: expected key {expected} (ecdsa-sha2-nistp256), "
            + $"it offered {offered}.\n"
            + "If the host was set up anew, compare with 'ssh-keygen -lf' on its own console and declare the new key. "
            + "If not, someone may be between you and it: do not go on.");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_host_key_of_another_kind_names_both_fingerprints()
    {
        await using var host = await SshHost.StartAsync();
        await host.Sshd.ChangeHostKeyAsync("ed25519");
        var offered = await OfferedAsync(host);

        var failure = await FailureAsync(() => host.RunAsync("true"));

        failure.Failure.Should().Be(RemoteFailure.HostKeyWrong);
        failure.Summary.Should().Contain(host.Target.HostKey!.Fingerprint).And.Contain(offered);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_user_who_may_not_log_in_is_told_so()
    {
        await using var host = await SshHost.StartAsync();
        var connection = host.Pool.Get(host.Target with { User = "nobody" });

        var failure = await FailureAsync(() => connection.RunAsync(RemoteCommand.Of("true"), default));

        failure.Failure.Should().Be(RemoteFailure.AuthenticationFailed);
        failure.Summary.Should().Be($"'nobody@127.0.0.1:{host.Sshd.Port}' did not let us in: Permission denied (publickey).");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_closed_port_is_named_with_the_reason()
    {
        await using var host = await SshHost.StartAsync();
        await host.Sshd.StopAsync();

        var failure = await FailureAsync(() => host.RunAsync("true"));

        failure.Failure.Should().Be(RemoteFailure.NotReached);
        failure.Summary.Should().Be($"'root@127.0.0.1:{host.Sshd.Port}' could not be reached: Connection refused.");
    }

    [MachineFact("ssh")]
    public async Task A_host_that_does_not_answer_is_given_up_in_time()
    {
        await using var pool = new SshConnections(
            new SshConnectionsOptions { ConnectTimeout = TimeSpan.FromSeconds(1), LoginTimeout = TimeSpan.FromSeconds(1) });
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        var connection = pool.Get(new SshTarget { Host = "127.0.0.1", Port = port, User = "root" });
        var waited = Stopwatch.StartNew();

        var failure = await FailureAsync(() => connection.RunAsync(RemoteCommand.Of("true"), default));

        failure.Failure.Should().Be(RemoteFailure.NotReached);
        failure.Summary.Should().StartWith($"'root@127.0.0.1:{port}' could not be reached: ").And.Contain("timed out");
        waited.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_login_that_breaks_fails_the_command_and_is_replaced_for_the_next()
    {
        await using var host = await SshHost.StartAsync();
        var master = await host.Connection.Link.MasterAsync(default);
        var running = host.RunAsync("echo started; sleep 30");
        await Eventually.HoldsAsync(() => host.Pool.Counters.CommandsRun == 1, () => "the command runs");
        await Task.Delay(200);

        using (var process = Process.GetProcessById(master.ProcessId))
        {
            process.Kill();
        }

        var failure = await FailureAsync(() => running);
        failure.Failure.Should().Be(RemoteFailure.ConnectionLost);
        failure.Summary.Should().Be(
            $"The connection to '{host.Connection.Name}' was lost during command 'echo started; sleep 30'. "
            + "Whether it took effect is not known.");
        (await host.RunAsync("echo again")).Output.Should().Be("again\n");
        host.Pool.Counters.ConnectionsOpened.Should().Be(2);
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_is_refused_before_anything_is_started()
    {
        // The suite always runs with this setting; run alone, the test sets it, which allows all that others here need.
        const string setting = "FLEET_ALLOW_NET";
        Environment.SetEnvironmentVariable(
            setting, Environment.GetEnvironmentVariable(setting) ?? "127.0.0.0/8,198.18.0.0/15");
        await using var pool = new SshConnections(new SshConnectionsOptions());
        var connection = pool.Get(new SshTarget { Host = "203.0.113.7", Port = 22, User = "root" });
        var local = pool.Local;

        var ssh = await FailureAsync(() => connection.RunAsync(RemoteCommand.Of("true"), default));
        var tcp = await FailureAsync(() => local.OpenTcpAsync(new TcpEndpoint("203.0.113.7", 80), default));

        (ssh.Failure, tcp.Failure).Should().Be((RemoteFailure.AddressRefused, RemoteFailure.AddressRefused));
        ssh.Message.Should().StartWith("Host '203.0.113.7' was not contacted: it is outside of ").And.Contain(setting);
        (pool.Counters.ConnectionsOpened, pool.Counters.CommandsRun).Should().Be((0, 0));
    }

    [Fact]
    public void An_impossible_target_is_refused()
    {
        var pool = new SshConnections(new SshConnectionsOptions());

        var get = () => pool.Get(new SshTarget { Host = "-oProxyCommand=x" });

        get.Should().Throw<RemoteException>().WithMessage("'-oProxyCommand=x' is not a host name or address.");
    }

    private static async Task<RemoteException> FailureAsync(Func<Task> operation) =>
        (await operation.Should().ThrowAsync<RemoteException>()).Which;

    private static async Task<string> OfferedAsync(SshHost host)
    {
        using var scan = Process.Start(new ProcessStartInfo("ssh-keyscan", ["-p", $"{host.Sshd.Port}", "127.0.0.1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var line = (await scan.StandardOutput.ReadToEndAsync()).Split('\n').First(text => text.StartsWith('['));
        return HostKey.Parse(line[(line.IndexOf(' ') + 1)..]).Fingerprint;
    }
}
