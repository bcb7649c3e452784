namespace Pulumi.Experimental.Provider;

/// <summary>A resource that was changed.</summary>
public sealed class UpdateResponse
{
    /// <summary>Its outputs.</summary>
    public IDictionary<string, PropertyValue>? Outputs { get; set; }
}
