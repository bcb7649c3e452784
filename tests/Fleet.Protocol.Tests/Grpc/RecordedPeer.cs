using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fleet.Protocol.Tests.Grpc;

/// <summary>
/// A peer that answers the first call it gets with prepared HTTP/2 frames, whatever is asked: answers that our own
/// server would never give.
/// </summary>
internal sealed class RecordedPeer : IAsyncDisposable
{
    private const byte Data = 0, Headers = 1, Settings = 4;
    private const byte EndOfStream = 1, EndOfHeaders = 4, Acknowledge = 1;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _answering;

    public RecordedPeer(params byte[][] frames)
    {
        _listener.Start();
        _answering = AnswerAsync(frames);
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Header fields of stream 1, spelled out without any table.</summary>
    public static byte[] HeaderFrame(bool isLast, params (string Name, string Value)[] fields)
    {
        var block = new List<byte>();
        foreach (var (name, value) in fields)
        {
            block.Add(0);
            AddText(block, name);
            AddText(block, value);
        }

        return Frame(Headers, (byte)(EndOfHeaders | (isLast ? EndOfStream : 0)), 1, [.. block]);
    }

    public static byte[] DataFrame(params byte[] content) => Frame(Data, 0, 1, content);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        try
        {
            await _answering;
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // The caller has closed its side.
        }
    }

    private async Task AnswerAsync(byte[][] frames)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        await stream.ReadExactlyAsync(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length]);
        await stream.WriteAsync(Frame(Settings, 0, 0, []));
        var header = new byte[9];
        while (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false) == header.Length)
        {
            await stream.ReadExactlyAsync(new byte[(header[0] << 16) | (header[1] << 8) | header[2]]);
            if (header[3] == Settings && (header[4] & Acknowledge) == 0)
            {
                await stream.WriteAsync(Frame(Settings, Acknowledge, 0, []));
            }
            else if (header[3] == Data && (header[4] & EndOfStream) != 0)
            {
                foreach (var frame in frames)
                {
                    await stream.WriteAsync(frame);
                }
            }
        }
    }

    private static void AddText(List<byte> block, string text)
    {
        // A length below 127 fits into the prefix byte.
        block.Add((byte)text.Length);
        block.AddRange(Encoding.ASCII.GetBytes(text));
    }

    private static byte[] Frame(byte type, byte flags, int stream, byte[] content)
    {
        var frame = new byte[9 + content.Length];
        frame[0] = (byte)(content.Length >> 16);
        frame[1] = (byte)(content.Length >> 8);
        frame[2] = (byte)content.Length;
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        content.CopyTo(frame, 9);
        return frame;
    }
}
