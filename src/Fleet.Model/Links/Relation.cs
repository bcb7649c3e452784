namespace Fleet;

/// <summary>
/// What one thing does with another that is no use of an endpoint: it deploys to it, watches it, copies it. Nothing is set
/// up for it; it is shown, and held against what is forbidden.
/// </summary>
/// <param name="from">Who does it.</param>
/// <param name="to">With what.</param>
/// <param name="label">What, in the operator's words; drawn beside the arrow.</param>
/// <example><code>fleet.Add(new Relation(sentinel, staging, "SSH + deploy"));</code></example>
public sealed class Relation(EdgeEnd from, EdgeEnd to, string? label = null)
{
    /// <summary>Who does it.</summary>
    public EdgeEnd From { get; } = from;

    /// <summary>With what.</summary>
    public EdgeEnd To { get; } = to;

    /// <summary>What, in the operator's words.</summary>
    public string? Label { get; } = label;

    /// <summary>What it is about, in a word, for example <c>deploy</c>; drawings pick by it.</summary>
    public string? Topic { get; init; }

    /// <summary>True when it goes both ways.</summary>
    public bool IsTwoWay { get; init; }

    /// <summary>How its arrow is drawn; solid unless said.</summary>
    public ArrowStyle Style { get; init; }
}
