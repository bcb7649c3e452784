namespace Pulumi.Experimental.Provider;

/// <summary>What the provider can take.</summary>
public sealed class ConfigureResponse
{
    /// <summary>Whether it takes secrets.</summary>
    public bool AcceptSecrets { get; set; }

    /// <summary>Whether Create and Update can be asked during previews.</summary>
    public bool SupportsPreview { get; set; }

    /// <summary>Whether it takes references to resources.</summary>
    public bool AcceptResources { get; set; }

    /// <summary>Whether it takes values with their dependencies.</summary>
    public bool AcceptOutputs { get; set; }
}
