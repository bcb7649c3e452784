using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Fleet.Protocol.Grpc.Internal;
using Google.Protobuf;

namespace Fleet.Protocol.Grpc;

/// <summary>
/// Makes gRPC calls to one address over HTTP/2 without TLS. Any number of calls may run at once; the connection is
/// opened by the first. Proxy settings of the environment are ignored.
/// </summary>
/// <remarks>
/// A failed call throws <see cref="RpcStatusException"/>; one that the caller's token ended throws
/// <see cref="OperationCanceledException"/>, and the other side sees its stream reset.
/// </remarks>
public sealed class GrpcChannel : IDisposable
{
    private static readonly MediaTypeHeaderValue ContentType = new("application/grpc");

    private readonly HttpMessageInvoker _http;
    private readonly CancellationTokenSource _closed = new();
    private readonly Uri _address;
    private readonly TimeProvider _timeProvider;

    /// <summary>Creates a channel.</summary>
    /// <param name="target"><c>HOST:PORT</c>, without a scheme.</param>
    /// <param name="timeProvider">The clock for timeouts; the system's when null.</param>
    /// <exception cref="ArgumentException">The target is not an address.</exception>
    public GrpcChannel(string target, TimeProvider? timeProvider = null)
    {
        _address = Uri.TryCreate($"http://{target}/", UriKind.Absolute, out var address) && address.PathAndQuery == "/"
            ? address
            : throw new ArgumentException($"'{target}' is not an address of the form 'HOST:PORT'.", nameof(target));
        _timeProvider = timeProvider ?? TimeProvider.System;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
#pragma warning disable CA2262 // 16 MiB is meant: a status' details, such as a resource's whole state, are trailers.
            MaxResponseHeadersLength = 16 * 1024,
#pragma warning restore CA2262
        });
    }

    /// <summary>Where it calls, as <c>HOST:PORT</c>.</summary>
    public string Target => _address.Authority;

    /// <summary>Sends one message and returns the answer.</summary>
    public Task<TResponse> CallAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        CallAsync(method, request, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>
    /// Sends one message and returns the answer. After <paramref name="timeout"/> the call fails with
    /// <see cref="StatusCode.DeadlineExceeded"/>; the other side is told of the limit.
    /// </summary>
    public Task<TResponse> CallAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        TRequest request,
        TimeSpan timeout,
        CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        SingleAnswerAsync(method, () => new ReadOnlyMemoryContent(MessageFrame.Of(request)), timeout, cancellationToken);

    /// <summary>Sends messages as they come and returns the one answer to them all.</summary>
    public Task<TResponse> SendStreamAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        IAsyncEnumerable<TRequest> requests,
        CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        SingleAnswerAsync(
            method, () => new MessageStreamContent<TRequest>(requests), Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Sends one message and returns the answers as they come.</summary>
    public async IAsyncEnumerable<TResponse> StreamAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        TRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var call = NewCall(method.Path, Timeout.InfiniteTimeSpan, cancellationToken);
        var content = call.Encode(() => new ReadOnlyMemoryContent(MessageFrame.Of(request)));
        await SendAsync(call, content);
        while (await call.ReadAsync(method.ResponseParser) is { } response)
        {
            yield return response;
        }

        call.CheckStatus();
    }

    /// <summary>Closes the connection; calls that still run fail with <see cref="StatusCode.Unavailable"/>.</summary>
    public void Dispose()
    {
        // The handler alone would let running calls go on.
        _closed.Cancel();
        _http.Dispose();
    }

    private ClientCall NewCall(string path, TimeSpan timeout, CancellationToken cancellationToken) =>
        new(path, timeout, _timeProvider, _closed.Token, cancellationToken);

    private async Task<TResponse> SingleAnswerAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        Func<HttpContent> content,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var call = NewCall(method.Path, timeout, cancellationToken);
        await SendAsync(call, call.Encode(content));
        var response = await call.ReadAsync(method.ResponseParser);
        // Trailers are known only once the body has been read to its end.
        while (response is not null && await call.ReadAsync(method.ResponseParser) is not null)
        {
        }

        call.CheckStatus();
        return response ?? throw new RpcStatusException(
            StatusCode.Internal, $"'{method.Path}' on '{Target}' was answered without a message.");
    }

    private Task SendAsync(ClientCall call, HttpContent content)
    {
        content.Headers.ContentType = ContentType;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, call.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        return call.SendAsync(_http, request, Target);
    }
}
