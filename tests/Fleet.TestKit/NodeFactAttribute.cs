using Xunit;

namespace Fleet.TestKit;

/// <summary>
/// A fact that runs programs of Node.js. It is skipped with its reason where Node.js 20 or newer with npm is missing, or
/// a command, and fails there instead when <c>FLEET_DEMAND_LAB=1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    /// <summary>A fact that needs these commands beside Node.js, such as <c>chromium</c>.</summary>
    public NodeFactAttribute(params string[] commands) => Skip = NodeMachine.SkipWithout(commands);
}
