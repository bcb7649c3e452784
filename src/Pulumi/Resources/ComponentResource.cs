namespace Pulumi;

/// <summary>A resource that groups others: its constructor declares them with itself as the parent.</summary>
public class ComponentResource : Resource
{
    /// <summary>Declares a component without arguments.</summary>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <summary>Declares a component with arguments.</summary>
    /// <param name="type">The type token, <c>package:module:Name</c>.</param>
    /// <param name="name">The name, unique among resources of the type under one parent.</param>
    /// <param name="args">The inputs; null means none.</param>
    /// <param name="options">How it is managed; null means as usual.</param>
    /// <param name="remote">Whether a provider plugin constructs its children instead of the constructor.</param>
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options = null,
        bool remote = false)
        : this(type, name, args, options, remote, null)
    {
    }

    /// <summary>Declares a component of a package that is registered first.</summary>
    /// <param name="type">The type token, <c>package:module:Name</c>.</param>
    /// <param name="name">The name, unique among resources of the type under one parent.</param>
    /// <param name="args">The inputs; null means none.</param>
    /// <param name="options">How it is managed; null means as usual.</param>
    /// <param name="remote">Whether a provider plugin constructs its children instead of the constructor.</param>
    /// <param name="registerPackageRequest">The package; null means the type token's.</param>
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(
            type, name, false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions(), remote,
            registerPackageRequest)
    {
    }

    private protected ComponentResource(string urn, string type, string name)
        : base(urn, type, name)
    {
    }

    /// <summary>
    /// Declares that all children are declared; the <see cref="OutputAttribute"/> properties are the outputs.
    /// </summary>
    protected void RegisterOutputs() => RegisterOutputs(OutputMembers.Of(GetType()).Read(this));

    /// <summary>Declares that all children are declared, and which outputs the component has.</summary>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Declares that all children are declared, and which outputs the component has.</summary>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Declares that all children are declared, and which outputs the component has.</summary>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        DeploymentRun.Required.Registrations.StartOutputs(this, outputs);
    }
}
