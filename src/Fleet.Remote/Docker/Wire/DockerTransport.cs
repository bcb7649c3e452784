using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fleet.Remote.Docker;

/// <summary>HTTP to one engine: version negotiation, errors, safe repeats, counting.</summary>
internal sealed class DockerTransport : IDisposable
{
    private const int Attempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _client;
    private readonly IDockerDialer _dialer;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _negotiating = new(1, 1);
    private EnginePing? _ping;

    public DockerTransport(IDockerDialer dialer, TimeProvider time)
    {
        _dialer = dialer;
        _time = time;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, cancellationToken) => dialer.DialAsync(cancellationToken),
            MaxConnectionsPerServer = dialer.MaxConnections,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        };
        _client = new HttpClient(handler)
        {
            BaseAddress = new Uri("http://docker/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public string Endpoint => _dialer.Endpoint;

    public ApiCalls Calls { get; } = new();

    /// <summary>What the engine said about itself; asked for once.</summary>
    public async Task<EnginePing> NegotiateAsync(CancellationToken cancellationToken)
    {
        if (_ping is { } known)
        {
            return known;
        }

        await _negotiating.WaitAsync(cancellationToken);
        try
        {
            return _ping ??= await PingAsync(cancellationToken);
        }
        finally
        {
            _negotiating.Release();
        }
    }

    /// <summary>Asks the engine for its API version and chooses the one to speak.</summary>
    public async Task<EnginePing> PingAsync(CancellationToken cancellationToken)
    {
        var request = new DockerRequest(HttpMethod.Head, "_ping", "_ping", "ask for its version")
        {
            AlsoFine = HttpStatusCode.MethodNotAllowed,
        };
        HttpResponseMessage response;
        try
        {
            response = await SendFirstAsync(request, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.Status == HttpStatusCode.BadRequest)
        {
            const string reason = "it answers as an engine does that demands TLS (status 400)";
            throw new DockerUnreachableException(
                Endpoint, request.Operation, reason, new AuthenticationException(reason, exception));
        }

        if (response.StatusCode == HttpStatusCode.MethodNotAllowed)
        {
            response.Dispose();
            response = await SendAsync(request with { Method = HttpMethod.Get, AlsoFine = null }, "", cancellationToken);
        }

        using (response)
        {
            return EnginePing.From(response.Headers, Endpoint);
        }
    }

    /// <summary>Calls and reads the answer as JSON.</summary>
    public async Task<T> ReadAsync<T>(DockerRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var response = await SendAsync(request, cancellationToken);
            try
            {
                await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
                return await JsonSerializer.DeserializeAsync(body, type, cancellationToken)
                    ?? throw new JsonException("the answer is null");
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException && request.IsSafe && attempt < Attempts)
            {
                // The connection broke in the middle of the answer.
                await Task.Delay(FirstPause * (1 << attempt), _time, cancellationToken);
            }
            catch (Exception exception) when (exception is JsonException or IOException or HttpRequestException)
            {
                throw new DockerUnreachableException(
                    Endpoint, request.Operation, $"its answer could not be read ({exception.Message})", exception);
            }
        }
    }

    /// <summary>Waits as long as between two attempts.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(FirstPause * 4, _time, cancellationToken);

    /// <summary>Calls and drops the answer's body. Returns the status.</summary>
    public async Task<HttpStatusCode> RunAsync(DockerRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    /// <summary>Calls; the caller reads and disposes the answer.</summary>
    public async Task<HttpResponseMessage> SendAsync(DockerRequest request, CancellationToken cancellationToken)
    {
        var ping = await NegotiateAsync(cancellationToken);
        return await SendAsync(request, $"v{ping.ApiVersion}/", cancellationToken);
    }

    /// <summary>An object as a JSON body.</summary>
    public static Func<HttpContent> Json<T>(T body, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return () => new ByteArrayContent(bytes)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
    }

    /// <summary>Bytes of a tar archive as a body. It can be sent only once.</summary>
    public static Func<HttpContent> Tar(Stream stream) => () => new StreamContent(stream)
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/x-tar") },
    };

    public void Dispose()
    {
        _client.Dispose();
        _negotiating.Dispose();
    }

    /// <summary>The first call finds out whether the engine is reached as expected or in another way.</summary>
    private async Task<HttpResponseMessage> SendFirstAsync(DockerRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(request, "", cancellationToken);
        }
        catch (DockerUnreachableException exception) when (
            exception.Remote is { } failure && _dialer.TryOtherWay(failure))
        {
            return await SendAsync(request, "", cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        DockerRequest request, string prefix, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SendOnceAsync(request, prefix, cancellationToken);
            }
            catch (DockerUnreachableException exception) when (
                attempt < Attempts && request.IsSafe && exception.IsWorthRepeating(attempt))
            {
                await Task.Delay(FirstPause * (1 << attempt), _time, cancellationToken);
            }
            catch (DockerApiException exception) when (attempt > 1 && request.WasDone?.Invoke(exception) == true)
            {
                return new HttpResponseMessage(HttpStatusCode.NoContent);
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        DockerRequest request, string prefix, CancellationToken cancellationToken)
    {
        Calls.Count($"{request.Method} {request.Kind}");
        using var message = new HttpRequestMessage(request.Method, prefix + request.Path);
        message.Content = request.Content?.Invoke();
        if (request.RegistryAuth.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("X-Registry-Auth", request.RegistryAuth);
        }

        if (request.RegistryConfig.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("X-Registry-Config", request.RegistryConfig);
        }

        using var deadline = new CancellationTokenSource(request.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        HttpResponseMessage response;
        try
        {
            response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DockerUnreachableException(
                Endpoint, request.Operation, $"no answer within {request.Timeout.TotalSeconds:0} s", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new DockerUnreachableException(Endpoint, request.Operation, Reason(exception), exception);
        }

        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.SwitchingProtocols
            || response.StatusCode == request.AlsoFine)
        {
            return response;
        }

        using (response)
        {
            var text = await ReadErrorAsync(response, either.Token);
            throw new DockerApiException(Endpoint, request.Operation, response.StatusCode, text);
        }
    }

    private static async Task<string> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // The refusal is what counts; its reason was lost with the connection.
            bytes = [];
        }

        try
        {
            if (bytes.Length > 0
                && JsonSerializer.Deserialize(bytes, DockerJson.Default.EngineError)?.Message is { Length: > 0 } message)
            {
                return message;
            }
        }
        catch (JsonException)
        {
            // Something between us and the engine answered: show what it said.
        }

        var text = Encoding.UTF8.GetString(bytes).Trim();
        return text.Length > 0 ? text : $"status {(int)response.StatusCode}";
    }

    /// <summary>What the dialer or the socket said: HttpClient wraps it in words of its own.</summary>
    private static string Reason(Exception exception) => TlsRefusal.Find(exception) ?? exception switch
    {
        RemoteException remote => remote.Summary,
        HttpRequestException { InnerException: { } inner } => Reason(inner),
        IOException { InnerException: RemoteException inner } => inner.Summary,
        _ => exception.Message,
    };
}
