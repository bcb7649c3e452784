using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>What the monitor can do, by the names and numbers that SDKs ask for. Only what is true is said.</summary>
internal static class Features
{
    private static readonly Dictionary<string, ResourceMonitorFeature> Supported = new(StringComparer.Ordinal)
    {
        ["secrets"] = ResourceMonitorFeature.Secrets,
        ["resourceReferences"] = ResourceMonitorFeature.ResourceReferences,
        ["outputValues"] = ResourceMonitorFeature.OutputValues,
        ["aliasSpecs"] = ResourceMonitorFeature.AliasSpecs,
        ["replacementTrigger"] = ResourceMonitorFeature.ReplacementTrigger,
        ["deletedWith"] = ResourceMonitorFeature.DeletedWith,
        ["replaceWith"] = ResourceMonitorFeature.ReplaceWith,
        ["parameterization"] = ResourceMonitorFeature.Parameterization,
        ["transforms"] = ResourceMonitorFeature.Transforms,
        ["invokeTransforms"] = ResourceMonitorFeature.InvokeTransforms,
        ["resourceHooks"] = ResourceMonitorFeature.ResourceHooks,
        ["errorHooks"] = ResourceMonitorFeature.ErrorHooks,
    };

    // Newer ones have numbers only.
    private static readonly ResourceMonitorFeature[] Numbered =
        [ResourceMonitorFeature.InvokeDependsOn, ResourceMonitorFeature.InvokeParent];

    public static IEnumerable<ResourceMonitorFeature> All => Supported.Values.Concat(Numbered);

    public static bool Has(string id) => Supported.ContainsKey(id);
}
