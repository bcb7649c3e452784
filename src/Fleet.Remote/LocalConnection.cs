using System.Net.Sockets;
using Fleet.Remote.Processes;
using Fleet.Shared;

namespace Fleet.Remote;

/// <summary>This machine, offered like any other host.</summary>
public sealed class LocalConnection(TimeProvider time) : IHostConnection
{
    /// <inheritdoc/>
    public string Name => "this machine";

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var line = CommandLine.For(command);
        using var process = ChildProcess.Start("/bin/sh", ["-c", line.Text]);
        try
        {
            return await ProcessRun.FinishAsync(process, line.Header, command, time, ChildProcess.StopTreeAsync, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new RemoteException(
                RemoteFailure.TimedOut,
                Name,
                $"Command '{command.Shown}' on {Name} did not end within {command.Timeout!.Value.TotalSeconds:0.#} s.",
                inner: exception);
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenUnixSocketAsync(string remotePath, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(remotePath), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new RemoteException(
                RemoteFailure.ForwardingRefused,
                Name,
                $"Socket '{remotePath}' on {Name} did not answer: {exception.Message}.",
                "Check that its service runs and that this user may use it.",
                inner: exception);
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenTcpAsync(TcpEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (!endpoint.IsOnHost && AddressGuard.Refusal(endpoint.Host) is { } refusal)
        {
            throw new RemoteException(RemoteFailure.AddressRefused, Name, refusal);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new RemoteException(
                RemoteFailure.ForwardingRefused,
                Name,
                $"'{endpoint}' did not answer {Name}: {exception.Message}.",
                inner: exception);
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenCommandStreamAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var line = CommandLine.For(command);
        var process = ChildProcess.Start("/bin/sh", ["-c", line.Text]);
        var stream = new ProcessStream(process, errors => new RemoteException(
            RemoteFailure.CommandFailed, Name, $"Command '{command.Shown}' on {Name} ended at once.", detail: errors.Trim()));
        await stream.WriteAsync(line.Header, cancellationToken);
        return stream;
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
}
