namespace Pulumi.Experimental.Provider;

/// <summary>What is wrong with an input.</summary>
/// <param name="property">The input; empty for all of them.</param>
/// <param name="reason">What is wrong.</param>
public sealed class CheckFailure(string property, string reason)
{
    /// <summary>The input; empty for all of them.</summary>
    public string Property { get; set; } = property;

    /// <summary>What is wrong.</summary>
    public string Reason { get; set; } = reason;
}
