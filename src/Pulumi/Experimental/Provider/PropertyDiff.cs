namespace Pulumi.Experimental.Provider;

/// <summary>How a property changes.</summary>
public sealed class PropertyDiff
{
    /// <summary>What happens to it.</summary>
    public PropertyDiffKind Kind { get; set; }

    /// <summary>Whether inputs were compared, not an input with an output.</summary>
    public bool InputDiff { get; set; }
}
