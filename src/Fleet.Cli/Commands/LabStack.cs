using Fleet.Cli.Labs;
using Fleet.Engine.Config;

namespace Fleet.Cli.Commands;

/// <summary>Which stacks are about simulated hosts.</summary>
internal static class LabStack
{
    /// <summary>The name of the lab's own stack.</summary>
    public const string Name = "lab";

    /// <summary>
    /// True for the stack named <c>lab</c> whose file says <c>fleet:disposable: true</c>. Both are asked for, so that a
    /// real fleet that happens to be called lab is not protected by a published passphrase.
    /// </summary>
    public static bool Is(Workspace workspace, string stack) => stack == Name && IsDisposable(workspace, stack);

    /// <summary>
    /// True when every host of a disposable stack has an address in the range of simulated hosts: such a stack may contact
    /// nothing else.
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
