namespace Pulumi.Experimental.Provider;

/// <summary>Which inputs are valid.</summary>
public sealed class CheckResponse
{
    /// <summary>The inputs with what follows from them.</summary>
    public IDictionary<string, PropertyValue>? Inputs { get; set; }

    /// <summary>What is wrong with them.</summary>
    public IList<CheckFailure>? Failures { get; set; }
}
