namespace Fleet;

/// <summary>
/// A rule that does not count for something and what belongs to it. It says why; once its day has passed it is a finding
/// itself and the rule counts again.
/// </summary>
/// <param name="rule">The rule.</param>
/// <param name="because">Why, in the operator's words.</param>
/// <example><code>
/// new Service("watcher", "docker.io/acme/watcher:1.4.0")
/// {
///     Waivers = { new Waiver(Rules.DockerSocket, "it reads which containers run") { Until = new DateOnly(2027, 1, 31) } },
/// }
/// </code></example>
public sealed class Waiver(Rule rule, string because)
{
    /// <summary>The rule.</summary>
    public Rule Rule { get; } = rule;

    /// <summary>Why, in the operator's words.</summary>
    public string Because { get; } = because;

    /// <summary>The last day it counts; for good unless said.</summary>
    public DateOnly? Until { get; init; }
}
