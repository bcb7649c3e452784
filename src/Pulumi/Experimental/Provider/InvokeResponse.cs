namespace Pulumi.Experimental.Provider;

/// <summary>What a function gives.</summary>
public sealed class InvokeResponse
{
    /// <summary>The results.</summary>
    public IDictionary<string, PropertyValue>? Return { get; set; }

    /// <summary>What is wrong with the arguments.</summary>
    public IList<CheckFailure>? Failures { get; set; }
}
