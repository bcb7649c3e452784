using Fleet.Engine.Plugins;

namespace Fleet.Engine.Monitor;

/// <summary>The version of Pulumi that this engine is like, for programs that ask for one.</summary>
internal static class PulumiVersion
{
    /// <summary>The version.</summary>
    public static SemanticVersion Current { get; } = new(3, 260, 0, "");

    /// <summary>
    /// True when the version lies in a range: comparisons such as <c>&gt;=3.1.0 &lt;4.x</c>, all of which must hold, and
    /// <c>||</c> between sets of them.
    /// </summary>
    /// <exception cref="FormatException">The text is no range.</exception>
    public static bool IsIn(string range) => VersionRange.Parse(range).Contains(Current);
}
