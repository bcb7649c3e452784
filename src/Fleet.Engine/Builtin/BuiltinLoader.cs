using Fleet.Engine.State;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Builtin;

/// <summary>Adds the engine's own package to a loader's.</summary>
internal sealed class BuiltinLoader(IProviderLoader others, Backend backend, EngineEnvironment environment) : IProviderLoader
{
    public async Task<IProvider?> LoadAsync(
        string package, string version, IProviderHost host, CancellationToken cancellationToken) =>
        package == PulumiProvider.PackageName
            ? new PulumiProvider(new StackOutputs(backend), environment)
            : await others.LoadAsync(package, version, host, cancellationToken);
}
