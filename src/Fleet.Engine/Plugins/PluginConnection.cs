using Fleet.Protocol.Grpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Fleet.Engine.Plugins;

/// <summary>A running plugin and the connection to it. A plugin that a developer started has no process here.</summary>
internal sealed class PluginConnection(string title, int port, PluginProcess? process, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(2);

    private readonly GrpcChannel _channel = new($"127.0.0.1:{port}", time);

    /// <summary>What messages call it, such as <c>Plugin 'pulumi-resource-aws' 6.1.0</c>.</summary>
    public string Title { get; } = title;

    /// <summary>Asks the plugin. It may take any time to answer; that it is gone is noticed at once.</summary>
    /// <exception cref="RpcStatusException">It answered with an error.</exception>
    /// <exception cref="PluginGoneException">It is gone.</exception>
    /// <exception cref="OperationCanceledException">The caller has given up; the plugin is told.</exception>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (process is { Ended.IsCompleted: true })
        {
            throw await GoneAsync(method.Path, null);
        }

        try
        {
            return await _channel.CallAsync(method, request, cancellationToken);
        }
        catch (RpcStatusException exception) when (exception.InnerException is not null)
        {
            // Only what the transport itself says has an inner exception: nobody answered.
            throw await GoneAsync(method.Path, exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not { Ended.IsCompleted: true })
        {
            try
            {
                await _channel.CallAsync(ProviderMethods.Cancel, new Empty(), CancelTime);
            }
            catch (RpcStatusException)
            {
                // It does not know how, or is gone: it is ended anyway.
            }
        }

        _channel.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }

    private async Task<PluginGoneException> GoneAsync(string path, Exception? exception)
    {
        var call = path[(path.LastIndexOf('/') + 1)..];
        if (process is null)
        {
            return new PluginGoneException($"{Title} did not answer '{call}': {exception?.Message}", "", exception);
        }

        // The connection closes a moment before the process is seen to have ended.
        await Task.WhenAny(process.Ended, Task.Delay(EndTime, time));
        var what = process.Ended.IsCompleted
            ? $"{Title} has ended with exit code {await process.Ended}, and could not answer '{call}'."
            : $"{Title} has closed its connection, and did not answer '{call}'.";
        return new PluginGoneException(what, process.LastErrors.ToString(), exception);
    }
}
