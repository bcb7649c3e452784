using Xunit;

namespace Fleet.Conformance.Tests;

/// <summary>
/// A theory about the official Node.js SDK. It is skipped with its reason where Node.js 20 or newer with npm is missing,
/// and fails there instead when <c>FLEET_DEMAND_LAB=1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeMachine.Skip;
}
