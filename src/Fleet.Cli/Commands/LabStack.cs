using Fleet.Engine.Config;

namespace Fleet.Cli.Commands;

/// <summary>Which stack is the lab's.</summary>
internal static class LabStack
{
    /// <summary>Its name.</summary>
    public const string Name = "lab";

    /// <summary>The networks that simulated hosts and this machine are in; nothing else is contacted for the lab.</summary>
    public const string Networks = "127.0.0.0/8,198.18.0.0/15";

    /// <summary>
    /// True for the stack named <c>lab</c> whose file says <c>fleet:disposable: true</c>. Both are asked for, so that a
    /// real fleet that happens to be called lab is not protected by a published passphrase.
    /// </summary>
    public static bool Is(Workspace workspace, string stack) =>
        stack == Name
        && workspace.OpenConfig(stack).Values.GetValueOrDefault("fleet:disposable")
            is ConfigNode.Literal { Json: "true" } or ConfigNode.Text { Value: "true" };
}
