namespace Pulumi.Experimental.Provider;

/// <summary>What a method gives.</summary>
/// <param name="return">The results.</param>
/// <param name="failures">What is wrong with the arguments.</param>
/// <param name="returnDependencies">The resources the results came from.</param>
public sealed class CallResponse(IDictionary<string, PropertyValue>? @return, IList<CheckFailure>? failures, IDictionary<string, ISet<Urn>> returnDependencies)
{
    /// <summary>The results.</summary>
    public IDictionary<string, PropertyValue>? Return { get; init; } = @return;

    /// <summary>What is wrong with the arguments.</summary>
    public IList<CheckFailure>? Failures { get; init; } = failures;

    /// <summary>The resources the results came from.</summary>
    public IDictionary<string, ISet<Urn>> ReturnDependencies { get; init; } = returnDependencies;
}
