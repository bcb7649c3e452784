namespace Pulumi.Experimental.Provider;

/// <summary>The package's schema.</summary>
public sealed class GetSchemaResponse
{
    /// <summary>The schema in JSON.</summary>
    public string? Schema { get; set; }
}
