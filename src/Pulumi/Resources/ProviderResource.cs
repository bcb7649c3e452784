namespace Pulumi;

/// <summary>A provider with settings of its own, for the resources that name it.</summary>
public class ProviderResource : CustomResource
{
    private Task<string>? _reference;

    /// <summary>Declares a provider of a package.</summary>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, null)
    {
    }

    /// <summary>Declares a provider of a package that is registered first.</summary>
    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest) => Package = package;

    private protected ProviderResource(string urn, string package)
        : base(urn, $"pulumi:providers:{package}", "") => Package = package;

    internal string Package { get; }

    /// <summary>
    /// <c>URN::ID</c>, once the provider is registered. An id that is not known yet is the text for unknown values.
    /// </summary>
    internal virtual Task<string> ReferenceAsync()
    {
        return _reference ??= WaitAsync();

        async Task<string> WaitAsync()
        {
            var id = await Id.GetValueAsync("");
            return $"{await Urn.GetValueAsync("")}::{(string.IsNullOrEmpty(id) ? WireNames.Unknown : id)}";
        }
    }
}
