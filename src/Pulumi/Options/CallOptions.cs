namespace Pulumi;

/// <summary>How a resource's method is called.</summary>
public class CallOptions
{
    /// <summary>The resource whose providers apply.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to ask; null means the resource's own.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The provider plugin's version; null means the newest there is.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin can be downloaded; null means the usual place.</summary>
    public string? PluginDownloadURL { get; set; }
}
