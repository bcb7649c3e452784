using System.Text;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Remote.Tests.Ssh;

public sealed class SshCommandTests
{
    [MachineFact("sshd", "ssh")]
    public async Task A_command_tells_its_output_errors_and_exit_code()
    {
        await using var host = await SshHost.StartAsync();

        var result = await host.RunAsync("echo out; echo err >&2; exit 7");

        (result.ExitCode, result.Output, result.Error).Should().Be((7, "out\n", "err\n"));
    }

    [MachineFact("sshd", "ssh")]
    public async Task Exit_code_255_is_an_answer_like_any_other()
    {
        await using var host = await SshHost.StartAsync();

        var result = await host.RunAsync("exit 255");

        result.ExitCode.Should().Be(255);
    }

    [MachineFact("sshd", "ssh")]
    public async Task Arguments_arrive_exactly()
    {
        await using var host = await SshHost.StartAsync();
        string[] arguments = ["a b", "$HOME", "it's", "", "*", "\\n", "new\nline", "ünïcode", "-n", "`x`", "\"q\""];

        var result = await host.Connection.RunAsync(
            RemoteCommand.Of(["printf", "[%s]", .. arguments]), default);

        result.Output.Should().Be(string.Concat(arguments.Select(argument => $"[{argument}]")));
    }

    [MachineFact("sshd", "ssh")]
    public async Task Variables_arrive_without_AcceptEnv_and_are_followed_by_the_commands_own_input()
    {
        await using var host = await SshHost.StartAsync();
        var command = RemoteCommand.Shell("printf '%s|%s|' \"$FIRST\" \"$SECOND\"; cat") with
        {
            Environment = new Dictionary<string, string> { ["FIRST"] = "it's\n$HOME ", ["SECOND"] = "ü" },
            Stdin = new MemoryStream(Encoding.UTF8.GetBytes("input")),
        };

        var result = await host.Connection.RunAsync(command, default);

        result.Output.Should().Be("it's\n$HOME |ü|input");
    }

    [MachineFact("sshd", "ssh")]
    public async Task Big_input_and_output_pass_unchanged()
    {
        await using var host = await SshHost.StartAsync();
        var data = new byte[20_000_000];
        new Random(1).NextBytes(data);

        var result = await host.Connection.RunAsync(
            RemoteCommand.Of("cat") with { Stdin = new MemoryStream(data) }, default);

        result.OutputBytes.ToArray().Should().Equal(data);
    }

    [MachineFact("sshd", "ssh")]
    public async Task Lines_are_told_while_the_command_runs()
    {
        await using var host = await SshHost.StartAsync();
        var first = new TaskCompletionSource<OutputLine>();
        var command = RemoteCommand.Shell("echo one; read -r word; echo \"$word\" >&2") with
        {
            Output = line => first.TrySetResult(line),
            Stdin = new AfterStream(first.Task, "two\n"),
        };

        var result = await host.Connection.RunAsync(command, default);

        (await first.Task).Should().Be(new OutputLine(false, "one"));
        result.Error.Should().Be("two\n");
    }

    [MachineFact("sshd", "ssh")]
    public async Task Forty_commands_at_once_share_one_login_and_stay_below_MaxSessions()
    {
        await using var host = await SshHost.StartAsync("MaxSessions 10");

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => host.RunAsync($"sleep 0.05; echo {number}")));

        results.Select(result => result.Output.Trim()).Should().Equal(Enumerable.Range(0, 40).Select(number => $"{number}"));
        host.Sshd.Logins.Should().Be(1);
        host.Sshd.Log.Should().NotContain("no more sessions");
        host.Pool.Counters.ConnectionsOpened.Should().Be(1);
        host.Pool.Counters.CommandsRun.Should().Be(40);
    }

    [MachineFact("sshd", "ssh")]
    public async Task Fewer_sessions_than_expected_are_waited_for_without_another_login()
    {
        await using var host = await SshHost.StartAsync("MaxSessions 4");

        var results = await Task.WhenAll(Enumerable.Range(0, 9).Select(number => host.RunAsync($"echo {number}")));

        results.Should().OnlyContain(result => result.IsSuccess);
        host.Sshd.Logins.Should().Be(1);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_command_without_end_is_given_up_after_its_time()
    {
        await using var host = await SshHost.StartAsync();
        var command = RemoteCommand.Shell("sleep 30") with { Timeout = TimeSpan.FromMilliseconds(300) };

        var run = () => host.Connection.RunAsync(command, default);

        (await run.Should().ThrowAsync<RemoteException>()).Which.Message.Should().Be(
            $"Command 'sleep 30' on '{host.Connection.Name}' did not end within 0.3 s.\nIt may still be running there.");
    }

    [MachineFact("sshd", "ssh", "ps")]
    public async Task Secrets_are_on_no_command_line_here_or_there()
    {
        await using var host = await SshHost.StartAsync();
        var command = RemoteCommand.Shell("ps axww -o args; : planted-text-1") with
        {
            Environment = new Dictionary<string, string> { ["TOKEN"] = "planted-text-2" },
            Stdin = new MemoryStream("planted-text-3"u8.ToArray()),
            IsSecret = true,
        };

        var result = await host.Connection.RunAsync(command, default);

        result.Output.Should().Contain("ssh").And.NotContain("planted-text");
        command.ToString().Should().Be("[secret]");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_cancelled_command_leaves_the_connection_usable()
    {
        await using var host = await SshHost.StartAsync();
        await host.RunAsync("true");
        using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var run = () => host.Connection.RunAsync(RemoteCommand.Shell("sleep 30"), cancelling.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();
        (await host.RunAsync("echo still")).Output.Should().Be("still\n");
        host.Sshd.Logins.Should().Be(1);
    }

    /// <summary>Input that comes only after something else happened.</summary>
    private sealed class AfterStream(Task gate, string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await gate;
            await base.CopyToAsync(destination, bufferSize, cancellationToken);
        }
    }
}
