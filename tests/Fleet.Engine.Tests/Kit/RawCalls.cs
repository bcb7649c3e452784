using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Fleet.Engine.Tests.Kit;

/// <summary>Sends whatever bytes to whatever method, and reads how it was answered.</summary>
internal sealed class RawCalls(string address) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>The status of an answer, and its message as bytes.</summary>
    public async Task<(int Status, byte[] Message)> SendAsync(string path, byte[] message, string userAgent = "")
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return await SendFrameAsync(path, frame, userAgent);
    }

    /// <summary>The same for a body that need not be a frame.</summary>
    public async Task<(int Status, byte[] Message)> SendFrameAsync(string path, byte[] frame, string userAgent = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{address}{path}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        if (userAgent.Length > 0)
        {
            request.Headers.UserAgent.ParseAdd(userAgent);
        }

        using var response = await _http.SendAsync(request, CancellationToken.None);
        var body = await response.Content.ReadAsByteArrayAsync();
        var status = response.TrailingHeaders.Concat(response.Headers)
            .First(header => header.Key == "grpc-status").Value.Single();
        return (int.Parse(status, CultureInfo.InvariantCulture), body.Length > 5 ? body[5..] : []);
    }

    /// <summary>Sends a message as a client of some name.</summary>
    public async Task<TResponse> SendAsync<TResponse>(string path, IMessage message, string userAgent)
        where TResponse : IMessage<TResponse>, new()
    {
        var (status, answer) = await SendAsync(path, message.ToByteArray(), userAgent);
        return status == 0
            ? new MessageParser<TResponse>(() => new TResponse()).ParseFrom(answer)
            : throw new InvalidOperationException($"{path} was answered with status {status}.");
    }

    public void Dispose() => _http.Dispose();
}
