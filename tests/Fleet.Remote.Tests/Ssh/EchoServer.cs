using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fleet.Remote.Tests.Ssh;

/// <summary>Answers with what it is sent.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Socket _socket;
    private readonly Task _serving;

    public EchoServer(EndPoint endPoint)
    {
        var kind = endPoint is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp;
        _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, kind);
        _socket.Bind(endPoint);
        _socket.Listen(128);
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public static async Task<string> AskAsync(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await stream.WriteAsync(bytes);
        var answer = new byte[bytes.Length];
        await stream.ReadExactlyAsync(answer);
        return Encoding.UTF8.GetString(answer);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _serving.ContinueWith(_ => { }, TaskScheduler.Default);
        _socket.Dispose();
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            _ = EchoAsync(await _socket.AcceptAsync(_ending.Token));
        }
    }

    private async Task EchoAsync(Socket client)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        await stream.CopyToAsync(stream, _ending.Token);
    }
}
