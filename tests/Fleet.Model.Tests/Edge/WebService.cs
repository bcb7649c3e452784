using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fleet.Model.Tests;

/// <summary>A service on loopback that says what it was asked; one path may be given an answer of its own.</summary>
internal sealed class WebService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public WebService()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The answer's head, given the request's; <see langword="null"/> to say what was asked.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                var head = new StringBuilder();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                while (await reader.ReadLineAsync() is { Length: > 0 } line)
                {
                    head.Append(line).Append('\n');
                }

                var asked = head.ToString();
                var answer = Answer(asked) ?? $"HTTP/1.1 200 OK\nContent-Length: {asked.Length}\nConnection: close\n\n{asked}";
                var (first, rest) = (answer.Split("\n\n", 2)[0], answer.Split("\n\n", 2)[1]);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{first.Replace("\n", "\r\n")}\r\n\r\n{rest}"));
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
