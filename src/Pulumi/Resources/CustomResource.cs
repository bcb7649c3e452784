namespace Pulumi;

/// <summary>A resource that a provider creates, updates and deletes.</summary>
public class CustomResource : Resource
{
    /// <summary>Declares the resource.</summary>
    /// <param name="type">The type token, <c>package:module:Name</c>.</param>
    /// <param name="name">The name, unique among resources of the type under one parent.</param>
    /// <param name="args">The inputs; null means none.</param>
    /// <param name="options">How it is managed; null means as usual.</param>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, null)
    {
    }

    /// <summary>Declares a resource of a package that is registered first.</summary>
    /// <param name="type">The type token, <c>package:module:Name</c>.</param>
    /// <param name="name">The name, unique among resources of the type under one parent.</param>
    /// <param name="args">The inputs; null means none.</param>
    /// <param name="options">How it is managed; null means as usual.</param>
    /// <param name="registerPackageRequest">The package; null means the type token's.</param>
    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options,
        RegisterPackageRequest? registerPackageRequest)
        : base(
            type, name, true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions(),
            registerPackageRequest: registerPackageRequest)
    {
    }

    private protected CustomResource(string urn, string type, string name)
        : base(urn, type, name) => Id = Output.Unknown<string>();

    /// <summary>The physical identity that the provider gave; unknown until it is created.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
