using System.Runtime.CompilerServices;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Fleet.Protocol.Grpc.Internal;

/// <summary>The messages of one call as the server sees them.</summary>
internal sealed class ServerExchange(HttpContext context)
{
    /// <summary>The one request of a call. Does not wait for the caller to close its side.</summary>
    public async Task<T> ReadRequestAsync<T>(MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T> =>
        await MessageFrame.ReadAsync(context.Request.Body, parser, cancellationToken)
            ?? throw new RpcStatusException(StatusCode.Internal, "The call came without a message.");

    /// <summary>The requests of a call, to the end of the caller's side.</summary>
    public async IAsyncEnumerable<T> ReadRequestsAsync<T>(
        MessageParser<T> parser, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        while (await MessageFrame.ReadAsync(context.Request.Body, parser, cancellationToken) is { } request)
        {
            yield return request;
        }
    }

    /// <summary>Sends a message.</summary>
    public ValueTask WriteAsync(IMessage message, CancellationToken cancellationToken) =>
        context.Response.Body.WriteAsync(MessageFrame.Of(message), cancellationToken);
}
