using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// What an engine leaves with its runtime that is stopped while it starts a container: a task under the container's id that
/// neither of them connects with a container any more.
/// </summary>
internal static class LeftOverTask
{
    public static async Task MakeAsync(RealEngine real, string id)
    {
        var root = Path.Combine(real.DataRoot, $"root-{id}");
        Directory.CreateDirectory(Path.Combine(root, "bin"));
        File.Copy("/bin/busybox", Path.Combine(root, "bin", "busybox"));
        await RunAsync(
            "nsenter", "--target", $"{real.ProcessId}", "--mount", "--net", "--",
            "ctr", "--address", real.RuntimeSocket, "--namespace", "moby",
            "containers", "create", "--rootfs", root, id, "/bin/busybox", "sleep", "600");

        // No command makes a task without starting it, nor deletes the container that a task belongs to.
        await CallAsync(real, "containerd.services.tasks.v1.Tasks/Create", id);
        await CallAsync(real, "containerd.services.containers.v1.Containers/Delete", id);
    }

    /// <summary>Calls a method of containerd whose first argument is a container's id, and that needs no other.</summary>
    private static async Task CallAsync(RealEngine real, string method, string id)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(real.RuntimeSocket), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler);

        // One gRPC message: not compressed, its length, and the id as field 1.
        byte[] message = [0, 0, 0, 0, 0, 0x0A, (byte)id.Length, .. Encoding.ASCII.GetBytes(id)];
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), message.Length - 5);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://containerd/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(message),
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Add("containerd-namespace", "moby");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var headers = response.TrailingHeaders.Concat(response.Headers).ToDictionary(header => header.Key, header => header.Value.First());
        headers["grpc-status"].Should().Be("0", "{0} {1}", method, headers.GetValueOrDefault("grpc-message"));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, await error);
    }
}
