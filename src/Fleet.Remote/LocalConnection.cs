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
    public Task<Stream> OpenUnixSocketAsync(string remotePath, CancellationToken cancellationToken) => ConnectAsync(
        new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
        socket => socket.ConnectAsync(new UnixDomainSocketEndPoint(remotePath), cancellationToken),
        $"Socket '{remotePath}' on {Name} did not answer",
        "Check that its service runs and that this user may use it.");

    /// <inheritdoc/>
    public Task<Stream> OpenTcpAsync(TcpEndpoint endpoint, CancellationToken cancellationToken) =>
        !endpoint.IsOnHost && AddressGuard.Refusal(endpoint.Host) is { } refusal
            ? throw new RemoteException(RemoteFailure.AddressRefused, Name, refusal)
            : ConnectAsync(
                new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
                socket => socket.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken),
                $"'{endpoint}' did not answer {Name}",
                "");

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

    private async Task<Stream> ConnectAsync(Socket socket, Func<Socket, ValueTask> connect, string failure, string hint)
    {
        try
        {
            await connect(socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            if (exception is SocketException)
            {
                throw new RemoteException(RemoteFailure.ForwardingRefused, Name, $"{failure}: {exception.Message}.", hint, inner: exception);
            }

            throw;
        }
    }
}
