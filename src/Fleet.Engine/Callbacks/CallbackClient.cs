using System.Collections.Concurrent;
using System.Net;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Google.Protobuf;
using Pulumirpc;

namespace Fleet.Engine.Callbacks;

/// <summary>
/// Calls functions of the program: transforms and hooks. Whoever registers one serves it at an address of its own on this
/// machine, which is dialled once.
/// </summary>
internal sealed class CallbackClient : IDisposable
{
    // As deep as the transport itself reads messages; protobuf's own limit is too low for nested properties.
    private const int DepthLimit = 1000;

    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(StringComparer.Ordinal);

    /// <summary>Calls a function.</summary>
    /// <param name="callback">Where it is served, and under which name.</param>
    /// <param name="request">What it is given.</param>
    /// <param name="parser">Reads what it answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">It has thrown, does not answer, or answers something else.</exception>
    public async Task<TResponse> InvokeAsync<TResponse>(
        Callback callback, IMessage request, MessageParser<TResponse> parser, CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>
    {
        try
        {
            var answer = await Channel(callback.Target).CallAsync(
                CallbackMethods.Invoke,
                new CallbackInvokeRequest { Token = callback.Token, Request = request.ToByteString() },
                cancellationToken);
            using var content = new MemoryStream(answer.Response.ToByteArray(), writable: false);
            using var input = CodedInputStream.CreateWithLimits(content, int.MaxValue, DepthLimit);
            return parser.ParseFrom(input);
        }
        catch (RpcStatusException exception)
        {
            throw new DiagnosticException(exception.Message, inner: exception);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new DiagnosticException($"its answer cannot be read: {exception.Message}", inner: exception);
        }
    }

    /// <summary>Refuses a function that cannot be called.</summary>
    /// <exception cref="DiagnosticException">Its address is none, or not of this machine.</exception>
    public static void Check(Callback? callback)
    {
        if (callback is null || !IsOfThisMachine(callback.Target))
        {
            throw new DiagnosticException(
                $"The program has registered a function at '{callback?.Target}', which is not an address of this machine.");
        }
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Value.Dispose();
        }
    }

    private GrpcChannel Channel(string target)
    {
        if (!IsOfThisMachine(target))
        {
            throw new DiagnosticException($"'{target}' is not an address of this machine.");
        }

        return _channels.GetOrAdd(target, address => new Lazy<GrpcChannel>(() => new GrpcChannel(address))).Value;
    }

    private static bool IsOfThisMachine(string target) => IPEndPoint.TryParse(target, out var address)
        && address.Port > 0 && IPAddress.IsLoopback(address.Address);
}
