using Fleet.Cli.Labs;
using Fleet.Engine.Config;

namespace Fleet.Cli.Commands;

/// <summary>Which stacks are about simulated hosts.</summary>
internal static class LabStack
{
    /// <summary>The stack that is simulated unless another is named.</summary>
    public const string Name = "lab";

    /// <summary>
    /// True when every host of a disposable stack has an address in the range of simulated hosts: such a stack may contact
    /// nothing else, and is protected by a published passphrase.
    /// </summary>
    public static bool IsSimulated(Workspace workspace, string stack) =>
        IsDisposable(workspace, stack)
        && LabIdentity.Addresses(workspace, stack) is { IsEmpty: false } addresses
        && addresses.All(pair => pair.Address.StartsWith("198.18.", StringComparison.Ordinal)
            || pair.Address.StartsWith("198.19.", StringComparison.Ordinal));

    private static bool IsDisposable(Workspace workspace, string stack) =>
        workspace.OpenConfig(stack).Values.GetValueOrDefault("fleet:disposable")
            is Engine.Config.ConfigNode.Literal { Json: "true" } or Engine.Config.ConfigNode.Text { Value: "true" };
}
