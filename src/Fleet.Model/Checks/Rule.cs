namespace Fleet;

/// <summary>A rule the declared fleet is held against.</summary>
/// <param name="Id">The permanent name, for example <c>port-taken</c>.</param>
/// <param name="Severity">How grave a breach is, unless the stack's config says otherwise in <c>fleet:rules</c>.</param>
/// <param name="Asks">What it asks for, in a sentence.</param>
/// <param name="Because">Why, in a sentence.</param>
public sealed record Rule(string Id, FindingSeverity Severity, string Asks, string Because)
{
    /// <summary>
    /// True when it can be neither relaxed nor waived: a fleet that breaks it cannot be registered at all.
    /// </summary>
    public bool IsFixed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>What a stack's config makes of a rule.</summary>
public enum RuleSetting
{
    /// <summary>It is not looked at.</summary>
    Off,

    /// <summary>A breach is worth knowing.</summary>
    Warning,

    /// <summary>A fleet that breaks it is not registered.</summary>
    Error,
}
