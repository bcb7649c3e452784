using System.Collections.Concurrent;
using System.Diagnostics;
using Fleet.Remote.Processes;

namespace Fleet.Remote.Ssh;

/// <summary>One login on a host: the ssh process that all commands and forwarded sockets share.</summary>
internal sealed class SshMaster : IAsyncDisposable
{
    private const int RememberedLines = 40;

    private readonly Dictionary<string, Task<string>> _forwards = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _process;
    private readonly SshSetup _setup;
    private readonly SshTarget _target;
    private readonly Task _listening;
    private volatile bool _isDisposed;

    private SshMaster(Process process, SshTarget target, SshSetup setup, string controlPath)
    {
        _process = process;
        _target = target;
        _setup = setup;
        ControlPath = controlPath;
        _listening = ListenAsync();
    }

    public string ControlPath { get; }

    public bool IsAlive => !_isDisposed && !_process.HasExited;

    /// <summary>The process's id, for tests that end it.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The last lines that ssh wrote.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Logs in. The result is either ready to use, or disposed and tells in <see cref="Said"/> why not.</summary>
    public static async Task<(SshMaster Master, bool IsReady)> StartAsync(
        SshTarget target, SshSetup setup, SshAgent? agent, string? viaControlPath, CancellationToken cancellationToken)
    {
        var controlPath = setup.NewPath("m");
        var arguments = SshArguments.Master(
            target, controlPath, agent?.SocketPath ?? target.Credentials?.AgentSocketPath, viaControlPath, setup.Options);
        var process = ChildProcess.Start("ssh", arguments, Variables(target, setup, agent));
        var master = new SshMaster(process, target, setup, controlPath);
        try
        {
            if (await master.IsReadyAsync().WaitAsync(Limit(target, setup.Options), setup.Options.Time, cancellationToken))
            {
                return (master, true);
            }
        }
        catch (TimeoutException)
        {
            master._said.Enqueue("Logging in timed out");
        }
        catch (OperationCanceledException)
        {
            await master.DisposeAsync();
            throw;
        }

        await master.DisposeAsync();
        return (master, false);
    }

    /// <summary>Has ssh tell which key the host offers; nobody logs in. Null when it cannot.</summary>
    public static async Task<string?> OfferedFingerprintAsync(
        SshTarget target, SshSetup setup, string? viaControlPath, CancellationToken cancellationToken)
    {
        var arguments = SshArguments.Master(target, "none", null, viaControlPath, setup.Options)
            .Prepend("PreferredAuthentications=none").Prepend("-o").Prepend("ControlMaster=no").Prepend("-o").Prepend("-v");
        using var process = ChildProcess.Start("ssh", arguments);
        var command = RemoteCommand.Shell("ssh") with { Timeout = setup.Options.ConnectTimeout };
        try
        {
            var result = await ProcessRun.FinishAsync(process, default, command, setup.Options.Time, ChildProcess.StopAsync, cancellationToken);
            return SshFailures.OfferedFingerprint(result.Error);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The path of a socket here that leads to a socket of the host; one a path, however many ask.</summary>
    public Task<string> ForwardAsync(string remotePath)
    {
        lock (_gate)
        {
            if (!_forwards.TryGetValue(remotePath, out var forward) || forward.IsFaulted)
            {
                _forwards[remotePath] = forward = Task.Run(() => OpenForwardAsync(remotePath), CancellationToken.None);
            }

            return forward;
        }
    }

    /// <summary>Waits a moment for an end that other signs point to.</summary>
    public async Task<bool> EndsSoonAsync(CancellationToken cancellationToken)
    {
        if (_isDisposed)
        {
            return true;
        }

        try
        {
            await _process.WaitForExitAsync(cancellationToken)
                .WaitAsync(TimeSpan.FromMilliseconds(200), cancellationToken);
            await _listening.WaitAsync(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
        catch (TimeoutException)
        {
            // Still there, or its error stream is held open by a process of its own.
        }

        return !IsAlive;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (File.Exists(ControlPath) && !_process.HasExited)
        {
            await LeaveAsync();
        }

        await ChildProcess.StopAsync(_process);

        await _listening.WaitAsync(TimeSpan.FromSeconds(1)).ContinueWith(_ => { }, TaskScheduler.Default);
        File.Delete(ControlPath);
        foreach (var forward in _forwards.Values.Where(forward => forward.IsCompletedSuccessfully))
        {
            File.Delete(await forward);
        }
    }

    /// <summary>In order, so that a program that it goes through learns of it too.</summary>
    private async Task LeaveAsync()
    {
        using var leaving = ChildProcess.Start("ssh", SshArguments.Leave(_target, ControlPath));
        try
        {
            await Task.WhenAll(leaving.WaitForExitAsync(), _process.WaitForExitAsync()).WaitAsync(TimeSpan.FromSeconds(1));
        }
        catch (TimeoutException)
        {
            // It hangs on something: it is ended without a word.
            await ChildProcess.StopAsync(leaving);
        }
    }

    private static TimeSpan Limit(SshTarget target, SshConnectionsOptions options) =>
        target.ConnectTimeout is not { } timeout ? options.ConnectTimeout + options.LoginTimeout
        : timeout == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan
        : timeout + options.LoginTimeout;

    private static IEnumerable<KeyValuePair<string, string?>> Variables(
        SshTarget target, SshSetup setup, SshAgent? agent)
    {
        // LocalCommand and ProxyCommand run in this shell, whatever the user's own is.
        yield return KeyValuePair.Create<string, string?>("SHELL", "/bin/sh");
        foreach (var variable in AskPass.For(setup, target.Credentials?.Password))
        {
            yield return variable;
        }

        if (agent is not null)
        {
            yield return KeyValuePair.Create<string, string?>("SSH_AUTH_SOCK", agent.SocketPath);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == SshArguments.ReadyWord)
            {
                return true;
            }
        }

        await _process.WaitForExitAsync();
        return false;
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _said.Enqueue(line);
            while (_said.Count > RememberedLines)
            {
                _said.TryDequeue(out _);
            }
        }
    }

    private async Task<string> OpenForwardAsync(string remotePath)
    {
        var localPath = _setup.NewPath("s");
        using var process = ChildProcess.Start(
            "ssh", SshArguments.Forward(_target, ControlPath, localPath, remotePath));
        var command = RemoteCommand.Shell("ssh") with { Timeout = _setup.Options.ConnectTimeout };
        var result = await ProcessRun.FinishAsync(
            process, default, command, _setup.Options.Time, ChildProcess.StopAsync, CancellationToken.None);
        return result.IsSuccess ? localPath : throw SshFailures.NotForwarded(_target, remotePath, result.Error);
    }
}
