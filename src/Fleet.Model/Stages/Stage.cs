namespace Fleet;

/// <summary>
/// An environment: what belongs to one is kept apart from what belongs to another. A host has one for all of its stacks; a
/// stack may name its own.
/// </summary>
/// <param name="Name">The name.</param>
public sealed record Stage(string Name)
{
    /// <summary>Where things are developed.</summary>
    public static Stage Development { get; } = new("development");

    /// <summary>Where things are tried before production.</summary>
    public static Stage Staging { get; } = new("staging");

    /// <summary>What people use.</summary>
    public static Stage Production { get; } = new("production");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
