namespace Pulumi.Experimental.Provider;

/// <summary>A component that was made.</summary>
/// <param name="urn">The component.</param>
/// <param name="outputs">Its outputs.</param>
/// <param name="outputDependencies">The resources its outputs came from.</param>
public sealed class ConstructResponse(Urn urn, IDictionary<string, PropertyValue> outputs, IDictionary<string, ISet<Urn>> outputDependencies)
{
    /// <summary>The component.</summary>
    public Urn Urn { get; init; } = urn;

    /// <summary>Its outputs.</summary>
    public IDictionary<string, PropertyValue> Outputs { get; init; } = outputs;

    /// <summary>The resources its outputs came from.</summary>
    public IDictionary<string, ISet<Urn>> OutputDependencies { get; init; } = outputDependencies;
}
