using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Fleet.Remote.Processes;

namespace Fleet.Remote.Ssh;

/// <summary>An ssh-agent of the run's own, holding keys that come from configuration. It ends with this process.</summary>
internal sealed class SshAgent : IAsyncDisposable
{
    /// <summary>
    /// The agent runs this script and ends with it: the pipe that it reads closes when this process ends. The explicit
    /// kill spares the seconds until the agent would notice.
    /// </summary>
    private const string Holder = "echo ready; cat >/dev/null; kill \"$SSH_AGENT_PID\"";

    private readonly Process _process;

    private SshAgent(Process process, string socketPath)
    {
        _process = process;
        SocketPath = socketPath;
    }

    public string SocketPath { get; }

    public static async Task<SshAgent> StartAsync(SshSetup setup, ImmutableArray<SshCredentials> keys)
    {
        var socketPath = setup.NewPath("a");
        var process = ChildProcess.Start("ssh-agent", ["-a", socketPath, "/bin/sh", "-c", Holder]);
        var agent = new SshAgent(process, socketPath);
        var ready = await process.StandardOutput.ReadLineAsync();
        if (ready != "ready")
        {
            var reason = await process.StandardError.ReadToEndAsync();
            await agent.DisposeAsync();
            throw new RemoteException(
                RemoteFailure.AuthenticationFailed, "this machine", "The run's ssh-agent did not start.", detail: reason.Trim());
        }

        foreach (var key in keys)
        {
            await agent.AddAsync(setup, key);
        }

        return agent;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (TimeoutException)
        {
            await ChildProcess.StopAsync(_process);
        }

        File.Delete(SocketPath);
        _process.Dispose();
    }

    private async Task AddAsync(SshSetup setup, SshCredentials key)
    {
        var environment = AskPass.For(setup, key.PrivateKeyPassword)
            .Append(KeyValuePair.Create<string, string?>("SSH_AUTH_SOCK", SocketPath));
        using var process = ChildProcess.Start("ssh-add", ["-q", "-"], environment);
        var text = $"{key.PrivateKey!.ReplaceLineEndings("\n").TrimEnd('\n')}\n";
        var command = RemoteCommand.Shell("ssh-add") with
        {
            Stdin = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            Timeout = TimeSpan.FromSeconds(20),
        };
        var result = await ProcessRun.FinishAsync(
            process, default, command, setup.Options.Time, ChildProcess.StopAsync, CancellationToken.None);
        if (!result.IsSuccess)
        {
            throw new RemoteException(
                RemoteFailure.AuthenticationFailed,
                "this machine",
                "A private key from the configuration was not accepted by ssh-add.",
                "Give the whole content of an OpenSSH or PEM private key, and its password if it has one.",
                result.Tail(2));
        }
    }
}
