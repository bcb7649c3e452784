using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fleet.Remote.Docker;

/// <summary>Follows an operation whose answer is one line of JSON after the other, of which any may be an error.</summary>
internal static class ProgressStream
{
    /// <summary>The lines, until the operation has ended.</summary>
    /// <exception cref="DockerApiException">A line said that it failed.</exception>
    public static async IAsyncEnumerable<ProgressLine> ReadAsync(
        DockerTransport transport, DockerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(request, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(body);
        while (await NextAsync(reader, transport, request, cancellationToken) is { } line)
        {
            if ((line.ErrorDetail?.Message ?? line.Error) is { Length: > 0 } error)
            {
                throw new DockerApiException(transport.Endpoint, request.Operation, HttpStatusCode.OK, error);
            }

            yield return line;
        }
    }

    private static async Task<ProgressLine?> NextAsync(
        StreamReader reader, DockerTransport transport, DockerRequest request, CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } text)
            {
                if (text.Length > 0 && JsonSerializer.Deserialize(text, DockerJson.Default.ProgressLine) is { } line)
                {
                    return line;
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or JsonException)
        {
            throw new DockerUnreachableException(transport.Endpoint, request.Operation, exception.Message, exception);
        }
    }
}
