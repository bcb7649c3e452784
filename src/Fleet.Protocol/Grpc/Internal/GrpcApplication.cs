using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fleet.Protocol.Grpc.Internal;

/// <summary>Finds a call's handler, runs it within the caller's deadline and turns its end into trailers.</summary>
internal sealed class GrpcApplication(GrpcServices services, GrpcServerOptions options) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method)
            || context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Response.ContentType = "application/grpc";
        var failure = await RunAsync(context);
        foreach (var (name, value) in StatusTrailers.For(failure))
        {
            context.Response.AppendTrailer(name, value);
        }
    }

    private async Task<RpcStatusException?> RunAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (services.Find(path) is not { } handler)
        {
            return new RpcStatusException(StatusCode.Unimplemented, $"unknown method {path}");
        }

        var timeout = GrpcTimeout.Parse(context.Request.Headers[GrpcTimeout.Header]);
        using var deadline = Deadline(timeout);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
        try
        {
            await handler(new ServerExchange(context), new ServerCall(context.Request), cancelled.Token);
            return null;
        }
        // Whatever a handler throws must reach the caller: it would wait for its answer for ever.
        catch (Exception exception)
        {
            return Failure(exception, deadline.IsCancellationRequested);
        }
    }

    private RpcStatusException Failure(Exception exception, bool isLate) => exception switch
    {
        RpcStatusException status => status,
        OperationCanceledException when isLate => new(StatusCode.DeadlineExceeded, "The call's time is over."),
        OperationCanceledException => new(StatusCode.Cancelled, "The call was cancelled."),
        _ => options.Translate?.Invoke(exception)
            ?? new(options.ExceptionStatus, exception.Message, inner: exception),
    };

    private CancellationTokenSource Deadline(TimeSpan? timeout) =>
        // Longer timers do not exist; nobody waits 49 days for an answer.
        timeout is { } time && time.TotalMilliseconds < uint.MaxValue - 1
            ? new(time, options.TimeProvider)
            : new();
}
