using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Fleet.Protocol.Grpc;

/// <summary>
/// A call that did not succeed. A handler throws it to choose the status its caller sees; a channel throws it when the
/// other side, or the connection to it, failed.
/// </summary>
public sealed class RpcStatusException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RpcStatusException(
        StatusCode statusCode, string message, IReadOnlyList<Any>? details = null, Exception? inner = null)
        : base(message, inner)
    {
        StatusCode = statusCode;
        Details = details ?? [];
    }

    /// <summary>Creates the exception with one message that says more, such as <c>ErrorResourceInitFailed</c>.</summary>
    public RpcStatusException(StatusCode statusCode, string message, IMessage detail)
        : this(statusCode, message, [Any.Pack(detail)])
    {
    }

    /// <summary>How the call ended; never <see cref="StatusCode.Ok"/>.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>Messages that say more.</summary>
    public IReadOnlyList<Any> Details { get; }

    /// <summary>The first detail of a kind.</summary>
    public bool TryGetDetail<T>([NotNullWhen(true)] out T? detail)
        where T : class, IMessage<T>, new()
    {
        foreach (var candidate in Details)
        {
            if (candidate.TryUnpack<T>(out var unpacked))
            {
                detail = unpacked;
                return true;
            }
        }

        detail = null;
        return false;
    }
}
