using System.Net.Sockets;
using System.Text;
using Fleet.Protocol.Grpc;
using FluentAssertions;
using Xunit;

namespace Fleet.Protocol.Tests.Grpc;

public class IdleConnectionTests
{
    [Fact]
    public async Task A_connection_without_calls_is_left_open()
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices());
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        await stream.WriteAsync(new byte[] { 0, 0, 0, 4, 0, 0, 0, 0, 0 });

        // The server's clock ticks once a second; one that takes "never" for the past says goodbye (frame 7) at the next tick.
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var goodbyes = 0;
        try
        {
            var head = new byte[9];
            while (true)
            {
                await stream.ReadExactlyAsync(head, enough.Token);
                goodbyes += head[3] == 7 ? 1 : 0;
                await stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]], enough.Token);
            }
        }
        catch (OperationCanceledException)
        {
            goodbyes.Should().Be(0);
        }
    }
}
