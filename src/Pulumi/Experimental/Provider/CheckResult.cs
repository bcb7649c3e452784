namespace Pulumi.Experimental.Provider;

/// <summary>Whether something is valid.</summary>
/// <param name="failures">What is wrong with it.</param>
public class CheckResult(IList<CheckFailure> failures)
{
#pragma warning disable CA1051 // The compatible surface has a field here.
    /// <summary>Nothing is wrong.</summary>
    public static readonly CheckResult Empty = new([]);
#pragma warning restore CA1051

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Failures.Count == 0;

    /// <summary>What is wrong with it.</summary>
    public IList<CheckFailure> Failures { get; set; } = failures;
}
