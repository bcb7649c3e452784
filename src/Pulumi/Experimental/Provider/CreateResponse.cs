namespace Pulumi.Experimental.Provider;

/// <summary>A resource that was created.</summary>
public sealed class CreateResponse
{
    /// <summary>Its id; null during previews.</summary>
    public string? Id { get; set; }

    /// <summary>Its outputs.</summary>
    public IDictionary<string, PropertyValue>? Outputs { get; set; }
}
