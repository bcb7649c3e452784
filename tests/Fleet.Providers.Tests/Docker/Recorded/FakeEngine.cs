using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// What an engine of a version that cannot be had here would say: it answers on a socket with recorded texts, and keeps
/// what it was asked.
/// </summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(string Call, string Body)> _asked = new();
    private readonly string _version;

    /// <summary>Starts to answer as an engine whose newest API is <paramref name="version"/>.</summary>
    public FakeEngine(string version)
    {
        _version = version;
        Socket = _folder["d.sock"];
        _listener.Bind(new UnixDomainSocketEndPoint(Socket));
        _listener.Listen();
        _ = AcceptAsync();
    }

    /// <summary>The path of its socket.</summary>
    public string Socket { get; }

    /// <summary>Answers by method and path without the version and the query; what is missing is answered with 204.</summary>
    public Dictionary<string, (int Status, string Body)> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked: method and path with version and query, and the body.</summary>
    public IReadOnlyList<(string Call, string Body)> Asked => [.. _asked];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await ReadLineAsync(stream) is { Length: > 0 } request)
            {
                var length = 0;
                while (await ReadLineAsync(stream) is { Length: > 0 } header)
                {
                    length = header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)
                        ? int.Parse(header[15..], System.Globalization.CultureInfo.InvariantCulture)
                        : length;
                }

                var body = new byte[length];
                await stream.ReadExactlyAsync(body, _stop.Token);
                var parts = request.Split(' ');
                _asked.Enqueue(($"{parts[0]} {parts[1]}", Encoding.UTF8.GetString(body)));
                await stream.WriteAsync(Answer(parts[0], parts[1]), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has closed the connection, or the test is over.
        }
    }

    private byte[] Answer(string method, string target)
    {
        var path = Uri.UnescapeDataString(target.Split('?')[0]).TrimStart('/');
        path = path.StartsWith('v') && char.IsAsciiDigit(path[1]) ? path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..] : path;
        var (status, body) = path == "_ping" ? (200, "") : Answers.GetValueOrDefault($"{method} {path}", (204, ""));
        var head = $"HTTP/1.1 {status} Recorded\r\nApi-Version: {_version}\r\nOSType: linux\r\nContent-Type: application/json\r\n";
        return Encoding.UTF8.GetBytes(status == 204
            ? $"{head}\r\n"
            : $"{head}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{(method == "HEAD" ? "" : body)}");
    }

    private async Task<string?> ReadLineAsync(NetworkStream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
