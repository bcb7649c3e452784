using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Fleet.Protocol.Grpc.Internal;

/// <summary>
/// One call as its caller sees it: sent, read message by message, closed with a status. Disposing it before its end
/// resets the stream, which the other side takes as a cancellation.
/// </summary>
internal sealed class ClientCall : IDisposable
{
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _cancelled;
    private readonly CancellationToken _callerToken;
    private readonly TimeSpan _timeout;
    private HttpResponseMessage? _response;
    private string _target = "";

    /// <param name="path">The method's path.</param>
    /// <param name="timeout">How long the call may take.</param>
    /// <param name="timeProvider">The clock for it.</param>
    /// <param name="closed">Is cancelled when the channel is disposed.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public ClientCall(
        string path,
        TimeSpan timeout,
        TimeProvider timeProvider,
        CancellationToken closed,
        CancellationToken cancellationToken)
    {
        Path = path;
        _timeout = timeout;
        _callerToken = cancellationToken;
        _deadline = timeout == Timeout.InfiniteTimeSpan ? new() : new(timeout, timeProvider);
        _cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closed, _deadline.Token);
    }

    public string Path { get; }

    /// <summary>Makes the request's body.</summary>
    public HttpContent Encode(Func<HttpContent> content)
    {
        _callerToken.ThrowIfCancellationRequested();
        return content();
    }

    /// <summary>Sends the request and waits for the answer's headers.</summary>
    public Task SendAsync(HttpMessageInvoker http, HttpRequestMessage request, string target) => GuardAsync(async () =>
    {
        _target = target;
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("user-agent", "grpc-fleet/1");
        if (_timeout != Timeout.InfiniteTimeSpan)
        {
            request.Headers.TryAddWithoutValidation(GrpcTimeout.Header, GrpcTimeout.Format(_timeout));
        }

        _response = await http.SendAsync(request, _cancelled.Token);
        if (_response.StatusCode != HttpStatusCode.OK)
        {
            throw new RpcStatusException(
                FromHttp(_response.StatusCode), $"'{Path}' on '{target}' was answered with HTTP {(int)_response.StatusCode}.");
        }

        return true;
    });

    /// <summary>The next message; null at the end.</summary>
    public Task<T?> ReadAsync<T>(MessageParser<T> parser)
        where T : class, IMessage<T> => GuardAsync(async () =>
    {
        var body = await _response!.Content.ReadAsStreamAsync(_cancelled.Token);
        return await MessageFrame.ReadAsync(body, parser, _cancelled.Token);
    });

    /// <summary>Throws unless the call ended with success. The body must have been read to its end.</summary>
    public void CheckStatus()
    {
        if (StatusTrailers.Read(Path, Find) is { } failure)
        {
            throw failure;
        }
    }

    public void Dispose()
    {
        _response?.Dispose();
        _cancelled.Dispose();
        _deadline.Dispose();
    }

    // An answer without any message may have its status among the headers.
    private string? Find(string name) => Find(_response!.TrailingHeaders, name) ?? Find(_response.Headers, name);

    private static string? Find(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (OperationCanceledException) when (!_callerToken.IsCancellationRequested && _deadline.IsCancellationRequested)
        {
            throw new RpcStatusException(
                StatusCode.DeadlineExceeded, $"'{Path}' on '{_target}' took longer than {_timeout.TotalSeconds} s.");
        }
        catch (OperationCanceledException exception) when (_callerToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, _callerToken);
        }
        // A cancellation of nobody's asking: no connection in time, or the channel was disposed.
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            throw new RpcStatusException(
                FromLostConnection(exception), $"'{Path}' on '{_target}' was not answered: {exception.Message}", inner: exception);
        }
    }

    private static StatusCode FromLostConnection(Exception exception)
    {
        var protocol = exception as HttpProtocolException ?? exception.InnerException as HttpProtocolException;
        return protocol?.ErrorCode switch
        {
            // NO_ERROR, PROTOCOL_ERROR, INTERNAL_ERROR, FLOW_CONTROL_ERROR: the peer broke off in the middle.
            0 or 1 or 2 or 3 => StatusCode.Internal,
            // CANCEL.
            8 => StatusCode.Cancelled,
            // ENHANCE_YOUR_CALM.
            11 => StatusCode.ResourceExhausted,
            // INADEQUATE_SECURITY.
            12 => StatusCode.PermissionDenied,
            _ => StatusCode.Unavailable,
        };
    }

    private static StatusCode FromHttp(HttpStatusCode code) => code switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
