using System.Collections.Concurrent;
using Pulumirpc;

namespace Pulumi;

/// <summary>What the engine can do; each feature is asked for once.</summary>
internal sealed class Features(IMonitor monitor)
{
    private readonly ConcurrentDictionary<string, Task<bool>> _known = new();

    public Task<bool> ResourceReferencesAsync() => HasAsync("resourceReferences");

    public Task<bool> OutputValuesAsync() => HasAsync("outputValues");

    public Task<bool> AliasSpecsAsync() => HasAsync("aliasSpecs");

    public Task<bool> InvokeTransformsAsync() => HasAsync("invokeTransforms");

    public Task<bool> ResourceHooksAsync() => HasAsync("resourceHooks");

    /// <summary>Fails when the engine cannot do what the program wants.</summary>
    public async Task RequireAsync(string feature, string what)
    {
        if (!await HasAsync(feature))
        {
            throw new InvalidOperationException(
                $"The engine that runs this program does not support {what}. Update it, or leave them out.");
        }
    }

    private Task<bool> HasAsync(string feature) =>
        _known.GetOrAdd(feature, static (feature, monitor) => AskAsync(feature, monitor), monitor);

    private static async Task<bool> AskAsync(string feature, IMonitor monitor) =>
        (await monitor.SupportsFeatureAsync(new SupportsFeatureRequest { Id = feature })).HasSupport;
}
