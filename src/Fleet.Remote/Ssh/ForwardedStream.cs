using System.Net.Sockets;

namespace Fleet.Remote.Ssh;

/// <summary>
/// A connection through a forwarded socket. Connecting succeeds here whatever the host says; when it refuses, the
/// stream ends before a single byte came, and <paramref name="explain"/> makes an error of that.
/// </summary>
internal sealed class ForwardedStream(Socket socket, Func<RemoteException> explain)
    : NetworkStream(socket, ownsSocket: true)
{
    private static readonly TimeSpan ReasonDelay = TimeSpan.FromMilliseconds(30);

    private bool _hasRead;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            _hasRead |= count > 0;
            if (count > 0 || buffer.Length == 0 || _hasRead)
            {
                return count;
            }
        }
        catch (IOException exception) when (!_hasRead && exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            // Refused as well, with something of ours not yet read.
        }

        throw await ExplainAsync(cancellationToken);
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await base.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException exception) when (!_hasRead && exception.InnerException is SocketException { SocketErrorCode: not SocketError.OperationAborted })
        {
            throw await ExplainAsync(cancellationToken);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private async Task<RemoteException> ExplainAsync(CancellationToken cancellationToken)
    {
        // ssh writes the reason before it closes the socket, but to another pipe.
        await Task.Delay(ReasonDelay, cancellationToken);
        return explain();
    }
}
