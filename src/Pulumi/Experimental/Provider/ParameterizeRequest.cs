namespace Pulumi.Experimental.Provider;

/// <summary>Makes the provider one for a package that follows from parameters.</summary>
/// <param name="parameters">The parameters.</param>
public sealed class ParameterizeRequest(Parameters parameters)
{
    /// <summary>The parameters.</summary>
    public Parameters Parameters { get; } = parameters;
}
