namespace Pulumi.Experimental.Provider;

/// <summary>A resource as it is.</summary>
public sealed class ReadResponse
{
    /// <summary>Its id; null when it is gone.</summary>
    public string? Id { get; set; }

    /// <summary>Its outputs.</summary>
    public IDictionary<string, PropertyValue>? Outputs { get; set; }

    /// <summary>Its inputs.</summary>
    public IDictionary<string, PropertyValue>? Inputs { get; set; }
}
