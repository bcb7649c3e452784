namespace Fleet.Remote;

/// <summary>
/// A way to one host: another machine over SSH, or this machine. Opened by the first operation, shared by all, safe to
/// use from many tasks at once. Every operation throws <see cref="RemoteException"/> when the host cannot be reached.
/// </summary>
public interface IHostConnection
{
    /// <summary>How to call the host in messages: <c>root@198.18.0.11:22</c> or <c>this machine</c>.</summary>
    string Name { get; }

    /// <summary>Runs a command to its end. A command that ends with another code than 0 is an answer, not an error.</summary>
    Task<CommandResult> RunAsync(RemoteCommand command, CancellationToken cancellationToken);

    /// <summary>
    /// Connects to a unix socket of the host. When the host forbids forwarding or nobody listens, the first read or
    /// write of the stream throws a <see cref="RemoteException"/> with <see cref="RemoteFailure.ForwardingRefused"/>.
    /// </summary>
    Task<Stream> OpenUnixSocketAsync(string remotePath, CancellationToken cancellationToken);

    /// <summary>Connects from the host to an address, as its own programs would. Returns once connected.</summary>
    Task<Stream> OpenTcpAsync(TcpEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a command and returns its standard input and output as one stream, such as for
    /// <c>docker system dial-stdio</c>. Disposing ends the command.
    /// </summary>
    Task<Stream> OpenCommandStreamAsync(RemoteCommand command, CancellationToken cancellationToken);

    /// <summary>Writes a file as a whole: nobody ever sees half of it. Makes missing parent folders.</summary>
    Task WriteFileAsync(RemoteFile file, CancellationToken cancellationToken);

    /// <summary>The content of a file; null when there is none.</summary>
    Task<byte[]?> ReadFileAsync(string path, CancellationToken cancellationToken);

    /// <summary>Unpacks a tar stream into a folder, which is made when missing.</summary>
    Task CopyAsync(Stream tar, string folder, CancellationToken cancellationToken);
}
