namespace Pulumi.Experimental;

/// <summary>The engine that started the provider, reached over gRPC.</summary>
internal sealed class EngineClient(Pulumi.IEngine engine) : IEngine
{
    public Task LogAsync(LogRequest message) => engine.LogAsync(new Pulumirpc.LogRequest
    {
        Severity = message.Severity switch
        {
            LogSeverity.Debug => Pulumirpc.LogSeverity.Debug,
            LogSeverity.Info => Pulumirpc.LogSeverity.Info,
            LogSeverity.Warning => Pulumirpc.LogSeverity.Warning,
            LogSeverity.Error => Pulumirpc.LogSeverity.Error,
        },
        Message = message.Message,
        Urn = message.Urn?.ToString() ?? "",
        StreamId = message.StreamId,
        Ephemeral = message.Ephemeral,
    });

    public Task RequirePulumiVersionAsync(string pulumiVersionRange) =>
        engine.RequirePulumiVersionAsync(new Pulumirpc.RequirePulumiVersionRequest { PulumiVersionRange = pulumiVersionRange });
}
