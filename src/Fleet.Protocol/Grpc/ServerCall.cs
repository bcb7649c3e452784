using Microsoft.AspNetCore.Http;

namespace Fleet.Protocol.Grpc;

/// <summary>What a handler may want to know of a call beside its request.</summary>
public sealed class ServerCall
{
    private readonly HttpRequest _request;

    internal ServerCall(HttpRequest request) => _request = request;

    /// <summary>The method's path, such as <c>/pulumirpc.Engine/Log</c>.</summary>
    public string Path => _request.Path.Value ?? "";

    /// <summary>What the caller calls itself, such as <c>grpc-node-js/1.14.7</c>; empty when it does not say.</summary>
    public string UserAgent => _request.Headers.UserAgent.ToString();

    /// <summary>A header that the caller sent; null when it did not.</summary>
    public string? FindHeader(string name) =>
        _request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
}
