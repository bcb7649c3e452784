namespace Pulumi;

/// <summary>When a resource hook is called.</summary>
public class ResourceHookOptions
{
    /// <summary>Whether it is called in previews too; null means no.</summary>
    public bool? OnDryRun { get; set; }

    /// <summary>Whether its failure is only a warning; null means no.</summary>
    public bool? IgnoreErrors { get; set; }
}
