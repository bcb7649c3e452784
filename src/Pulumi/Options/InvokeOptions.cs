namespace Pulumi;

/// <summary>How a provider function is called.</summary>
public class InvokeOptions
{
    /// <summary>The resource whose providers apply.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to ask; null means the parent's, else the default one.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The provider plugin's version; null means the newest there is.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin can be downloaded; null means the usual place.</summary>
    public string? PluginDownloadURL { get; set; }
}
