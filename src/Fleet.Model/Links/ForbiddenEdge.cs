namespace Fleet;

/// <summary>
/// What must never use what. It forbids every connection from the one to the other.
/// </summary>
/// <param name="from">Who must not.</param>
/// <param name="to">What must not be used.</param>
/// <param name="because">Why, in the operator's words.</param>
/// <example><code>
/// fleet.Add(new ForbiddenEdge(Stage.Development, Stage.Production, "tests must not touch people's data"));
/// </code></example>
public sealed class ForbiddenEdge(EdgeEnd from, EdgeEnd to, string because)
{
    /// <summary>Who must not.</summary>
    public EdgeEnd From { get; } = from;

    /// <summary>What must not be used.</summary>
    public EdgeEnd To { get; } = to;

    /// <summary>Why, in the operator's words.</summary>
    public string Because { get; } = because;
}
