using System.Buffers.Binary;
using Google.Protobuf;

namespace Fleet.Protocol.Grpc.Internal;

/// <summary>
/// A message on the wire: one byte that says whether it is compressed (never, here), its length in four bytes, its
/// content.
/// </summary>
internal static class MessageFrame
{
    /// <summary>Bytes of content that every Pulumi peer accepts.</summary>
    public const int SizeLimit = 400 * 1024 * 1024;

    /// <summary>
    /// How deep messages may nest. One level of a property value costs up to three, a secret around it as many again;
    /// protobuf's own limit of 100 is reached by 33 nested objects.
    /// </summary>
    public const int DepthLimit = 1000;

    private const int HeaderSize = 5;

    /// <summary>The frame of a message.</summary>
    public static ReadOnlyMemory<byte> Of(IMessage message)
    {
        var size = message.CalculateSize();
        CheckSize((uint)size);
        var frame = GC.AllocateUninitializedArray<byte>(HeaderSize + size);
        frame[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(HeaderSize));
        return frame;
    }

    /// <summary>The next message; null at the end of the stream.</summary>
    /// <exception cref="RpcStatusException">The frame is compressed, too large, cut off or no such message.</exception>
    public static async ValueTask<T?> ReadAsync<T>(
        Stream stream, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        var header = new byte[HeaderSize];
        var count = await stream.ReadAtLeastAsync(header, HeaderSize, throwOnEndOfStream: false, cancellationToken);
        if (count == 0)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1));
        if (count < HeaderSize)
        {
            throw new RpcStatusException(StatusCode.Internal, "The stream ended within a message.");
        }

        if (header[0] != 0)
        {
            throw new RpcStatusException(StatusCode.Unimplemented, "Compressed messages are not supported.");
        }

        CheckSize(size);
        var content = GC.AllocateUninitializedArray<byte>((int)size);
        if (await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken)
            < content.Length)
        {
            throw new RpcStatusException(StatusCode.Internal, "The stream ended within a message.");
        }

        return Parse(parser, content);
    }

    private static T Parse<T>(MessageParser<T> parser, byte[] content)
        where T : class, IMessage<T>
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, DepthLimit);
            return parser.ParseFrom(input);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new RpcStatusException(
                StatusCode.Internal, $"The message cannot be read: {exception.Message}", inner: exception);
        }
    }

    private static void CheckSize(uint size)
    {
        if (size > SizeLimit)
        {
            throw new RpcStatusException(
                StatusCode.ResourceExhausted, $"A message of {size} bytes is larger than the limit of {SizeLimit}.");
        }
    }
}
