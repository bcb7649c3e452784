using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Something that the program declares: managed by a provider, or a component of other resources.</summary>
public class Resource
{
    private static long _made;

    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers =
        ImmutableDictionary<string, ProviderResource>.Empty;

    /// <summary>Declares the resource: it is registered with the engine once its inputs are there.</summary>
    private protected Resource(
        string type,
        string name,
        bool custom,
        ResourceArgs args,
        ResourceOptions options,
        bool remote = false,
        RegisterPackageRequest? registerPackageRequest = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        _type = type;
        _name = name;
        IsRemote = remote;

        // The outputs must be there before others can see this resource among its parent's children.
        var outputs = OutputMembers.Of(GetType()).Assign(this, onlyUrn: !custom && !remote && options.Urn is null);
        var run = DeploymentRun.Required;
        var parent = options.Parent ?? (type == Stack.TypeToken || options.Urn is not null ? null : run.Stack);

        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        (args, options) = Transform(args, options);
        options = options.Copy();
        Parent = options.Parent;
        if (options is ComponentResourceOptions { Provider: not null, ProvidersOrNone.Count: > 0 })
        {
            throw new ResourceException(
                $"Component '{name}' has both the option Provider and the option Providers. Give one of them.", Parent);
        }

        if (Parent is not null)
        {
            Parent.AddChild(this);
            options.Protect ??= Parent._protect;
            _providers = Parent._providers;
        }

        if (custom)
        {
            options.Provider ??= Parent?.FindProvider(type);
            if (options.Provider is { } own && PackageOf(type) is { } package)
            {
                _providers = _providers.SetItem(package, own);
            }
        }
        else
        {
            IEnumerable<ProviderResource> given =
                options.Provider is { } own ? [own] : ((ComponentResourceOptions)options).ProvidersOrNone;
            _providers = _providers.SetItems(given.Select(provider => KeyValuePair.Create(provider.Package, provider)));
        }

        _protect = options.Protect;
        Provider = custom ? options.Provider : null;
        Version = options.Version;
        PluginDownloadUrl = options.PluginDownloadURL;
        AliasUrns = AliasUrn.CollapseAll(options.AliasesOrNone, name, type, Parent);
        run.Registrations.Start(this, args, options, outputs, registerPackageRequest);
    }

    /// <summary>A stand-in for a resource that is known by its URN only.</summary>
    private protected Resource(string urn, string type, string name)
    {
        _type = type;
        _name = name;
        Urn = new Output<string>(OutputData.Of(urn) with { Resources = [this] });
        AliasUrns = [];
    }

    /// <summary>The logical identity, made of stack, project, types and name.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    /// <summary>Declared earlier means a smaller number.</summary>
    internal long Order { get; } = Interlocked.Increment(ref _made);

    internal Resource? Parent { get; }

    internal bool IsRemote { get; }

    internal ProviderResource? Provider { get; }

    internal string? Version { get; }

    internal string? PluginDownloadUrl { get; }

    internal ImmutableArray<Input<string>> AliasUrns { get; }

    private HashSet<Resource> Children { get; } = [];

    /// <summary>The type token.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name given in the program.</summary>
    public string GetResourceName() => _name;

    /// <summary>The provider that children and functions of a package use; null means the default one.</summary>
    internal ProviderResource? FindProvider(string token) =>
        PackageOf(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    internal Resource[] SnapshotChildren()
    {
        lock (Children)
        {
            return [.. Children];
        }
    }

    // Also the name of a package, for 'pulumi:providers:docker' itself: 'pulumi', which no provider serves.
    private static string? PackageOf(string token) =>
        token.Split(':') is [var package, _, _] ? package : null;

    private void AddChild(Resource child)
    {
        lock (Children)
        {
            Children.Add(child);
        }
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is { } changed)
            {
                if (changed.Options.Parent != options.Parent)
                {
                    throw new ArgumentException(
                        $"Resource '{_name}': a transformation changed its parent, which cannot be changed any more.");
                }

                (args, options) = (changed.Args, changed.Options);
            }
        }

        return (args, options);
    }
}
