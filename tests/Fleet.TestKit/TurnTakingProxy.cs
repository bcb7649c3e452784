using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fleet.TestKit;

/// <summary>
/// Stands between a client and a server and lets them speak in turns: what one side says is passed on only when it has been
/// quiet for a while. So the number of the client's turns is the number of round trips that a long wire would cost.
/// </summary>
public sealed class TurnTakingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly int _serverPort;
    private readonly TimeSpan _quiet;
    private readonly Task _accepting;
    private int _connections;
    private int _turns;
    private long _lastSaid = Stopwatch.GetTimestamp();

    /// <summary>Starts one before a port of this machine.</summary>
    /// <param name="serverPort">The port.</param>
    /// <param name="quiet">How long one side must be quiet to have finished; longer on a busy machine.</param>
    public TurnTakingProxy(int serverPort, TimeSpan quiet)
    {
        (_serverPort, _quiet) = (serverPort, quiet);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections clients have made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>True when nobody has said anything for two whole turns.</summary>
    public bool IsQuiet => Stopwatch.GetElapsedTime(Volatile.Read(ref _lastSaid)) > 4 * _quiet;

    /// <summary>How often clients have spoken and then waited for an answer.</summary>
    public int Turns => Volatile.Read(ref _turns);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var pairs = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                Interlocked.Increment(ref _connections);
                pairs.Add(PassAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(pairs);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _ending.Token);
                while (true)
                {
                    if (!await PassTurnAsync(client, server))
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // One of the two is gone.
            }
        }
    }

    /// <summary>Passes on what both have said; false when one has hung up.</summary>
    private async Task<bool> PassTurnAsync(TcpClient client, TcpClient server)
    {
        var said = await ListenAsync(client);
        if (said is null)
        {
            return false;
        }

        if (said.Length > 0)
        {
            Interlocked.Increment(ref _turns);
            Volatile.Write(ref _lastSaid, Stopwatch.GetTimestamp());
            await server.GetStream().WriteAsync(said, _ending.Token);
        }

        var answer = await ListenAsync(server);
        if (answer is null)
        {
            return false;
        }

        await client.GetStream().WriteAsync(answer, _ending.Token);
        return true;
    }

    /// <summary>What one side says until it is quiet; null when it has hung up.</summary>
    private async Task<byte[]?> ListenAsync(TcpClient side)
    {
        using var heard = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var waited = TimeSpan.Zero;
        while (waited < _quiet)
        {
            if (side.Client.Poll(0, SelectMode.SelectRead))
            {
                var count = await side.GetStream().ReadAsync(buffer, _ending.Token);
                if (count == 0)
                {
                    return heard.Length > 0 ? heard.ToArray() : null;
                }

                heard.Write(buffer, 0, count);
                waited = TimeSpan.Zero;
            }
            else
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), _ending.Token);
                waited += TimeSpan.FromMilliseconds(10);
            }
        }

        return heard.ToArray();
    }
}
