namespace Pulumi.Random;

/// <summary>Makes random values.</summary>
[ResourceType("pulumi:providers:random", null)]
public class Provider : ProviderResource
{
    /// <summary>Declares a provider.</summary>
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("random", name, args ?? new ProviderArgs(), options, null)
    {
    }
}
