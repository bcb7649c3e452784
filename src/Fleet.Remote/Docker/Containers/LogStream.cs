using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Fleet.Remote.Docker;

/// <summary>
/// Takes apart the stream of a container's output. Without a terminal it comes in frames: stream number, three zero
/// bytes, length (big-endian), bytes. With a terminal it is raw; engines before API 1.42 do not say which, so the
/// first bytes decide.
/// </summary>
internal static class LogStream
{
    private const int HeaderLength = 8;
    private const int StandardError = 2;

    /// <summary>Opens the stream and yields its pieces.</summary>
    public static async IAsyncEnumerable<LogChunk> ReadAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> openAsync,
        string endpoint,
        string operation,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await openAsync(cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var pieces = ReadAsync(body, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await pieces.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                throw new DockerUnreachableException(endpoint, operation, exception.Message, exception);
            }

            yield return pieces.Current;
        }
    }

    /// <summary>Yields the pieces of a stream.</summary>
    public static async IAsyncEnumerable<LogChunk> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        var read = await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken);
        if (read < HeaderLength || !IsFrame(header))
        {
            if (read > 0)
            {
                yield return new LogChunk(false, header.AsMemory(0, read));
            }

            var buffer = new byte[8192];
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                yield return new LogChunk(false, buffer.AsSpan(0, read).ToArray());
            }

            yield break;
        }

        do
        {
            var bytes = new byte[BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4))];
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            yield return new LogChunk(header[0] == StandardError, bytes);
            read = await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken);
        }
        while (read == HeaderLength);
    }

    /// <summary>All of it as text: both streams in the order written, and standard error alone.</summary>
    public static async Task<(string Output, string Error)> TextAsync(
        IAsyncEnumerable<LogChunk> pieces, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        using var errors = new MemoryStream();
        await foreach (var piece in pieces.WithCancellation(cancellationToken))
        {
            all.Write(piece.Bytes.Span);
            if (piece.IsError)
            {
                errors.Write(piece.Bytes.Span);
            }
        }

        return (Text(all), Text(errors));
    }

    private static bool IsFrame(ReadOnlySpan<byte> header) =>
        header[0] <= StandardError && header[1] == 0 && header[2] == 0 && header[3] == 0;

    private static string Text(MemoryStream stream) =>
        Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
}
