using Pulumirpc;

namespace Pulumi;

/// <summary>The engine's other side: messages and its version.</summary>
internal interface IEngine
{
    Task LogAsync(LogRequest request);

    Task RequirePulumiVersionAsync(RequirePulumiVersionRequest request);
}
