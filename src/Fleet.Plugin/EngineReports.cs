using System.Threading.Channels;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Pulumirpc;

namespace Fleet.Plugin;

/// <summary>Sends what the provider reports to the engine, in order. An engine that is gone misses it.</summary>
internal sealed class EngineReports : IProviderHost, IAsyncDisposable
{
    private readonly Channel<LogRequest> _waiting = Channel.CreateUnbounded<LogRequest>();
    private readonly GrpcChannel _engine;
    private readonly Task _sending;

    public EngineReports(string engineAddress)
    {
        _engine = new GrpcChannel(engineAddress);
        _sending = Task.Run(SendAsync);
    }

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic, bool isStatus = false) => _waiting.Writer.TryWrite(new LogRequest
    {
        Severity = diagnostic.Severity switch
        {
            Severity.Debug => LogSeverity.Debug,
            Severity.Info => LogSeverity.Info,
            Severity.Warning => LogSeverity.Warning,
            Severity.Error => LogSeverity.Error,
        },
        Message = diagnostic.ToString(),
        Urn = diagnostic.Urn.Text,
        Ephemeral = isStatus,
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _sending;
        _engine.Dispose();
    }

    private async Task SendAsync()
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync())
        {
            try
            {
                await _engine.CallAsync(EngineMethods.Log, message, TimeSpan.FromSeconds(5));
            }
            catch (RpcStatusException)
            {
                // There is nobody left to tell.
            }
        }
    }
}
