using Xunit;

namespace Fleet.TestKit;

/// <summary>A theory that runs programs of Node.js, skipped and demanded as <see cref="NodeFactAttribute"/> is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    /// <summary>A theory that needs these commands beside Node.js, such as <c>chromium</c>.</summary>
    public NodeTheoryAttribute(params string[] commands) => Skip = NodeMachine.SkipWithout(commands);
}
