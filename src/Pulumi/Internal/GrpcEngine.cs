using Fleet.Protocol.Grpc;
using Pulumirpc;

namespace Pulumi;

/// <summary>The engine that started the program.</summary>
internal sealed class GrpcEngine(GrpcChannel channel) : IEngine
{
    public Task LogAsync(LogRequest request) => channel.CallAsync(EngineMethods.Log, request);

    public Task RequirePulumiVersionAsync(RequirePulumiVersionRequest request) =>
        channel.CallAsync(EngineMethods.RequirePulumiVersion, request);
}
