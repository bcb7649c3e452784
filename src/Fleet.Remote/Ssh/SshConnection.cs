using System.Diagnostics;
using System.Net.Sockets;
using Fleet.Remote.Processes;
using Fleet.Shared;

namespace Fleet.Remote.Ssh;

/// <summary>A host reached with the system's OpenSSH client, over one login that everything shares.</summary>
public sealed class SshConnection : IHostConnection, IAsyncDisposable
{
    private const int LostExitCode = 255;
    private const int MostTries = 6;

    private readonly SshTarget _target;
    private readonly SshSetup _setup;
    private readonly SemaphoreSlim _sessions;
    private readonly SemaphoreSlim _streams;

    internal SshConnection(SshTarget target, SshSetup setup, SshConnection? via)
    {
        _target = target;
        _setup = setup;
        Link = new SshLink(target, setup, via?.Link);
        // The login itself holds one session open.
        var sessions = Math.Max(1, setup.Options.MaxSessions - 1);
        _sessions = new SemaphoreSlim(sessions);
        // Streams stay open for long: half of the sessions are kept for commands.
        _streams = new SemaphoreSlim(Math.Max(1, sessions / 2));
    }

    /// <inheritdoc/>
    public string Name => _target.ToString();

    internal SshLink Link { get; }

    internal string RunFolder => _setup.Folder.Path;

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        var line = CommandLine.For(command);
        var start = command.Stdin.CanSeek ? command.Stdin.Position : -1;
        for (var attempt = 0; ; attempt++)
        {
            var master = await Link.MasterAsync(cancellationToken);
            var (result, said) = await RunOnceAsync(master, line, command, cancellationToken);
            var isStarted = result.ExitCode != LostExitCode || !SshSessions.IsRefused(said);
            if (isStarted)
            {
                var isLost = result.ExitCode == LostExitCode
                    && (said.Length > 0 || await master.EndsSoonAsync(cancellationToken));
                return isLost
                    ? throw SshFailures.Lost(_target, $"command '{command.Shown}'", $"{said}\n{master.Said}")
                    : result;
            }

            if (attempt + 1 >= MostTries || start < 0)
            {
                throw SshSessions.Refused(_target, command.Shown, said);
            }

            command.Stdin.Position = start;
            await Backoff.WaitAsync(attempt, _setup.Options.Time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenUnixSocketAsync(string remotePath, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var master = await Link.MasterAsync(cancellationToken);
            var localPath = await master.ForwardAsync(remotePath).WaitAsync(cancellationToken);
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(localPath), cancellationToken);
                _setup.Counters.CountChannel();
                return new ForwardedStream(
                    socket, () => SshFailures.NotForwarded(_target, remotePath, master.Said));
            }
            catch (SocketException) when (attempt + 1 < MostTries)
            {
                // The login just ended, or more connections wait to be accepted than a socket's queue holds.
                socket.Dispose();
                await Backoff.WaitAsync(attempt, _setup.Options.Time, cancellationToken);
            }
            catch (Exception exception)
            {
                socket.Dispose();
                if (exception is not SocketException)
                {
                    throw;
                }

                throw SshFailures.Lost(_target, $"connecting to '{remotePath}'", master.Said);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenTcpAsync(TcpEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (!endpoint.IsOnHost && AddressGuard.Refusal(endpoint.Host) is { } refusal)
        {
            throw new RemoteException(RemoteFailure.AddressRefused, Name, refusal);
        }

        var master = await Link.MasterAsync(cancellationToken);
        var process = ChildProcess.Start("ssh", SshArguments.Tcp(_target, master.ControlPath, endpoint));
        try
        {
            var said = await SshSessions.WaitForChannelAsync(process, cancellationToken);
            if (said is null)
            {
                _setup.Counters.CountChannel();
                return new ProcessStream(
                    process, text => SshFailures.Lost(_target, $"the connection to '{endpoint}'", text));
            }

            await master.EndsSoonAsync(cancellationToken);
            throw master.IsAlive
                ? SshFailures.NotForwarded(_target, endpoint.ToString(), $"{said}\n{master.Said}")
                : SshFailures.Lost(_target, $"connecting to '{endpoint}'", master.Said);
        }
        catch (Exception)
        {
            await ChildProcess.StopAsync(process);
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenCommandStreamAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        var line = CommandLine.For(command);
        var master = await Link.MasterAsync(cancellationToken);
        await _streams.WaitAsync(cancellationToken);
        await _sessions.WaitAsync(cancellationToken);
        var logPath = _setup.NewPath("l");
        Process process;
        try
        {
            process = Start(master, logPath, line);
        }
        catch (Exception)
        {
            Release();
            throw;
        }

        var stream = new ProcessStream(process, Explain, Release);
        try
        {
            await stream.WriteAsync(line.Header, cancellationToken);
            return stream;
        }
        catch (Exception)
        {
            await stream.DisposeAsync();
            throw;
        }

        Exception Explain(string errors)
        {
            var said = SshSessions.ReadLog(logPath);
            return SshSessions.IsRefused(said)
                ? SshSessions.Refused(_target, command.Shown, said)
                : master.IsAlive
                    ? new RemoteException(
                        RemoteFailure.CommandFailed,
                        Name,
                        $"Command '{command.Shown}' on '{Name}' ended at once.",
                        detail: errors.Trim())
                    : SshFailures.Lost(_target, $"command '{command.Shown}'", $"{said}\n{master.Said}");
        }

        void Release()
        {
            File.Delete(logPath);
            _sessions.Release();
            _streams.Release();
        }
    }

    /// <inheritdoc/>
    public Task WriteFileAsync(RemoteFile file, CancellationToken cancellationToken) =>
        FileOperations.WriteAsync(this, file, cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]?> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        FileOperations.ReadAsync(this, path, cancellationToken);

    /// <inheritdoc/>
    public Task CopyAsync(Stream tar, string folder, CancellationToken cancellationToken) =>
        FileOperations.CopyAsync(this, tar, folder, cancellationToken);

    /// <summary>Closes the login. Operations under way end with an error.</summary>
    public async ValueTask DisposeAsync()
    {
        await Link.DisposeAsync();
        _sessions.Dispose();
        _streams.Dispose();
    }

    private async Task<(CommandResult Result, string Said)> RunOnceAsync(
        SshMaster master, CommandLine line, RemoteCommand command, CancellationToken cancellationToken)
    {
        await _sessions.WaitAsync(cancellationToken);
        var logPath = _setup.NewPath("l");
        try
        {
            using var process = Start(master, logPath, line);
            var result = await ProcessRun.FinishAsync(
                process, line.Header, command, _setup.Options.Time, ChildProcess.StopAsync, cancellationToken);
            return (result, result.ExitCode == LostExitCode ? SshSessions.ReadLog(logPath) : "");
        }
        catch (TimeoutException exception)
        {
            throw new RemoteException(
                RemoteFailure.TimedOut,
                Name,
                $"Command '{command.Shown}' on '{Name}' did not end within {command.Timeout!.Value.TotalSeconds:0.#} s.",
                "It may still be running there.",
                inner: exception);
        }
        finally
        {
            File.Delete(logPath);
            _sessions.Release();
        }
    }

    private Process Start(SshMaster master, string logPath, CommandLine line)
    {
        _setup.Counters.CountCommand();
        return ChildProcess.Start("ssh", SshArguments.Session(_target, master.ControlPath, logPath, line.Text));
    }
}
