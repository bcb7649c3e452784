using System.Net.Sockets;

namespace Fleet.Remote.Docker;

/// <summary>Reaches the engine whose socket is on this machine.</summary>
public sealed class UnixSocketDialer(string path) : IDockerDialer
{
    /// <summary>Where an engine listens unless told otherwise.</summary>
    public const string DefaultPath = "/var/run/docker.sock";

    /// <inheritdoc/>
    public string Endpoint => $"unix://{path}";

    /// <inheritdoc/>
    public int MaxConnections => 32;

    /// <inheritdoc/>
    public async ValueTask<Stream> DialAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new IOException(Reason(exception), exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>.NET words these errors for network addresses.</summary>
    private static string Reason(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.AddressNotAvailable => "there is no such socket; is the engine running",
        SocketError.ConnectionRefused => "nobody listens on the socket; is the engine running",
        SocketError.AccessDenied => "this user may not open the socket",
        _ => exception.Message,
    };
}
