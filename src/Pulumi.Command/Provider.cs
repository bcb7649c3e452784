namespace Pulumi.Command;

/// <summary>Runs commands and copies files.</summary>
[ResourceType("pulumi:providers:command", null)]
public class Provider : ProviderResource
{
    /// <summary>Declares a provider.</summary>
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("command", name, args ?? new ProviderArgs(), options, null)
    {
    }
}
