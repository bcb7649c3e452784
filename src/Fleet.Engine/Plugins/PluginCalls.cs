using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Google.Protobuf;
using Pulumirpc;
using ConfigureRequest = Pulumirpc.ConfigureRequest;

namespace Fleet.Engine.Plugins;

/// <summary>Asks a plugin, and turns what goes wrong into what the engine understands.</summary>
internal sealed class PluginCalls(PluginConnection connection)
{
    /// <summary>What messages call the plugin.</summary>
    public string Title => connection.Title;

    /// <summary>Asks for an operation on a resource.</summary>
    public async Task<TResponse> AskAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        TRequest request,
        string call,
        Urn urn,
        bool isEffect,
        CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        try
        {
            return await connection.CallAsync(method, request, cancellationToken);
        }
        catch (Exception exception) when (exception is RpcStatusException or PluginGoneException)
        {
            throw Translate(exception, call, urn, isEffect);
        }
    }

    private static Exception Translate(Exception exception, string call, Urn urn, bool isEffect) => exception switch
    {
        RpcStatusException status => PluginErrors.OfResource(status, call, urn, isEffect),
        PluginGoneException gone when isEffect => new UncertainOutcomeException(gone.Describe(urn), isAnswered: false, gone),
        PluginGoneException gone => new DiagnosticException([gone.Describe(urn)], gone),
        _ => exception,
    };

    /// <summary>Asks for something else.</summary>
    public async Task<TResponse> AskAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, string what, Urn urn, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        try
        {
            return await connection.CallAsync(method, request, cancellationToken);
        }
        catch (RpcStatusException exception)
        {
            throw PluginErrors.Of(exception, what, urn);
        }
        catch (PluginGoneException exception)
        {
            throw new DiagnosticException([exception.Describe(urn)], exception);
        }
    }

    /// <summary>Asks for what a plugin need not know; null when it does not.</summary>
    public async Task<TResponse?> OptionalAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, string what, Urn urn, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        try
        {
            return await connection.CallAsync(method, request, cancellationToken);
        }
        catch (RpcStatusException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            return null;
        }
        catch (RpcStatusException exception)
        {
            throw PluginErrors.Of(exception, what, urn);
        }
        catch (PluginGoneException exception)
        {
            throw new DiagnosticException([exception.Describe(urn)], exception);
        }
    }

    /// <summary>Hands the plugin its inputs.</summary>
    public async Task<ConfigureResponse> ConfigureAsync(
        ConfigureRequest request, Urn urn, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.CallAsync(ProviderMethods.Configure, request, cancellationToken);
        }
        catch (RpcStatusException exception)
        {
            throw PluginErrors.OfConfigure(exception, urn);
        }
        catch (PluginGoneException exception)
        {
            throw new DiagnosticException([exception.Describe(urn)], exception);
        }
    }

    /// <summary>Asks nothing more.</summary>
    public ValueTask EndAsync() => connection.DisposeAsync();
}
