using System.Net;
using Google.Protobuf;

namespace Fleet.Protocol.Grpc.Internal;

/// <summary>A request body of as many messages as come.</summary>
internal sealed class MessageStreamContent<T>(IAsyncEnumerable<T> messages) : HttpContent
    where T : class, IMessage<T>
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            await stream.WriteAsync(MessageFrame.Of(message), cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
