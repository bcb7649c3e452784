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
    private readonly SshLanes _lanes;

    internal SshConnection(SshTarget target, SshSetup setup, SshConnection? via)
    {
        _target = target;
        _setup = setup;
        _lanes = new SshLanes(() => new SshLink(target, setup, via?.Link), setup.Options.MaxSessions);
    }

    /// <inheritdoc/>
    public string Name => _target.ToString();

    internal SshLink Link => _lanes.Main.Link;

    internal string RunFolder => _setup.Folder.Path;

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        var line = CommandLine.For(command);
        var start = command.Stdin.CanSeek ? command.Stdin.Position : -1;
        var wasLost = false;
        for (var attempt = 0; ;)
        {
            try
            {
                var (result, refusal) = await RunOnceAsync(line, command, cancellationToken);
                if (refusal is null)
                {
                    return result;
                }

                if (start < 0 || (refusal.IsFinal && ++attempt >= MostTries))
                {
                    throw SshSessions.Refused(_target, command.Shown, refusal.Said);
                }
            }
            catch (RemoteException exception) when (start >= 0 && command.IsSafeToRepeat && MayHeal(exception) && ++attempt < MostTries)
            {
                wasLost = true;
            }

            command.Stdin.Position = start;
            await Backoff.WaitAsync(attempt, _setup.Options.Time, cancellationToken);
        }

        // That a host cannot be reached is worth another try only where it just was.
        bool MayHeal(RemoteException exception) => exception.Failure == RemoteFailure.ConnectionLost
            || (wasLost && exception.Failure == RemoteFailure.NotReached);
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
        for (var attempt = 0; ;)
        {
            await _lanes.EnterStreamAsync(cancellationToken);
            var isTaken = false;
            try
            {
                var (stream, refused) = await OpenOnceAsync(command, cancellationToken);
                if (stream is not null)
                {
                    isTaken = true;
                    return stream;
                }

                _lanes.LeaveStream();
                isTaken = true;
                if (!_lanes.Shrink(_lanes.Main) && ++attempt >= MostTries)
                {
                    throw SshSessions.Refused(_target, command.Shown, refused);
                }
            }
            finally
            {
                if (!isTaken)
                {
                    _lanes.LeaveStream();
                }
            }

            await Backoff.WaitAsync(attempt, _setup.Options.Time, cancellationToken);
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
    public ValueTask DisposeAsync() => _lanes.DisposeAsync();

    /// <summary>Runs a command; or tells that no session was started for it.</summary>
    private async Task<(CommandResult Result, Refusal? Refusal)> RunOnceAsync(
        CommandLine line, RemoteCommand command, CancellationToken cancellationToken)
    {
        var lane = await _lanes.EnterAsync(cancellationToken);
        var logPath = _setup.NewPath("l");
        CommandResult result;
        SshMaster master;
        string said;
        try
        {
            master = await lane.Link.MasterAsync(cancellationToken);
            using var process = Start(master, logPath, line.Text);
            result = await ProcessRun.FinishAsync(
                process, line.Header, command, _setup.Options.Time, ChildProcess.StopAsync, cancellationToken);
            said = result.ExitCode == LostExitCode ? SshSessions.ReadLog(logPath) : "";
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
            lane.Sessions.Leave();
        }

        if (result.ExitCode != LostExitCode)
        {
            return (result, null);
        }

        if (SshSessions.IsRefused(said))
        {
            return (result, new Refusal(said, IsFinal: !_lanes.Shrink(lane)));
        }

        return said.Length > 0 || await master.EndsSoonAsync(cancellationToken)
            ? throw SshFailures.Lost(_target, $"command '{command.Shown}'", $"{said}\n{master.Said}")
            : (result, null);
    }

    /// <summary>Starts a command whose streams are wanted; null, and what ssh said, when no session was started for it.</summary>
    private async Task<(Stream? Stream, string Refused)> OpenOnceAsync(
        RemoteCommand command, CancellationToken cancellationToken)
    {
        var line = CommandLine.For(command);
        var master = await Link.MasterAsync(cancellationToken);
        var logPath = _setup.NewPath("l");
        var process = Start(master, logPath, SshSessions.Marked(line.Text));
        ProcessStream? stream = null;
        try
        {
            if (!await SshSessions.HasStartedAsync(process, cancellationToken))
            {
                await process.WaitForExitAsync(cancellationToken);
                var said = SshSessions.ReadLog(logPath);
                return SshSessions.IsRefused(said)
                    ? (null, said)
                    : throw SshFailures.Lost(_target, $"command '{command.Shown}'", $"{said}\n{master.Said}");
            }

            stream = new ProcessStream(process, Explain, Release);
            await stream.WriteAsync(line.Header, cancellationToken);
            return (stream, "");
        }
        catch (Exception) when (stream is null)
        {
            await ChildProcess.StopAsync(process);
            throw;
        }
        finally
        {
            if (stream is null)
            {
                process.Dispose();
                File.Delete(logPath);
            }
        }

        Exception Explain(string errors) => master.IsAlive
            ? new RemoteException(
                RemoteFailure.CommandFailed, Name, $"Command '{command.Shown}' on '{Name}' ended at once.", detail: errors.Trim())
            : SshFailures.Lost(_target, $"command '{command.Shown}'", $"{SshSessions.ReadLog(logPath)}\n{master.Said}");

        void Release()
        {
            File.Delete(logPath);
            _lanes.LeaveStream();
        }
    }

    private Process Start(SshMaster master, string logPath, string text)
    {
        _setup.Counters.CountCommand();
        return ChildProcess.Start("ssh", SshArguments.Session(_target, master.ControlPath, logPath, text));
    }

    private sealed record Refusal(string Said, bool IsFinal);
}
