using System.Net.Sockets;
using System.Text.Json;

namespace Fleet.Lab.Hosts;

/// <summary>What the lab itself asks an engine, over the engine's socket.</summary>
internal sealed class EngineSocket : IDisposable
{
    private readonly HttpClient _client;

    public EngineSocket(string path) => _client = new HttpClient(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = new Uri("http://engine/v1.41/"),
        Timeout = TimeSpan.FromMinutes(5),
    };

    public async Task<bool> PingAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.GetAsync("_ping", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A GET's answer.</summary>
    public async Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await _client.GetStringAsync(path, cancellationToken));

    public void Dispose() => _client.Dispose();
}
