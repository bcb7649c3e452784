namespace Fleet.Protocol.Providers;

/// <summary>
/// An operation failed in a way that does not tell whether it took effect: the provider broke, rather than refused.
/// </summary>
public sealed class UncertainOutcomeException(Diagnostic diagnostic, bool isAnswered, Exception? inner = null)
    : Exception(diagnostic.ToString(), inner)
{
    /// <summary>What happened, for the operator.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>
    /// True when the provider itself said that it failed; false when it did not answer any more, so that the object may
    /// come to be yet.
    /// </summary>
    public bool IsAnswered { get; } = isAnswered;
}
