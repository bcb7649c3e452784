using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fleet.Providers.Tests.Fleet;

/// <summary>Answers each HTTP request with the next head, the last one for ever.</summary>
internal sealed class AnswerServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string[] _heads;
    private readonly Task _serving;

    public AnswerServer(params string[] heads)
    {
        _heads = heads;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                if (await RequestAsync(client.GetStream()) is { } request)
                {
                    var head = _heads[Math.Min(Requests.Count, _heads.Length - 1)];
                    Requests.Add(request);
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{head}Content-Length: 0\r\nConnection: close\r\n\r\n"));
                }
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    /// <summary>A whole request, however many pieces it comes in: bash sends each line by itself. Null from who only connects.</summary>
    private static async Task<string?> RequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                return null;
            }

            request.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return request.ToString();
    }
}
