namespace Pulumi;

/// <summary>How a resource is managed, apart from what it is.</summary>
public abstract class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<string>? _hideDiffs;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<ResourceTransform>? _resourceTransforms;
    private List<Input<Alias>>? _aliases;
    private ResourceHookBinding? _hooks;

    private protected ResourceOptions()
    {
    }

    /// <summary>The physical id of something that exists: it is read, not managed. Custom resources only.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The resource that this one belongs to; null means the stack.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must be done first, beyond those whose outputs are used.</summary>
    public InputList<Resource> DependsOn { get => _dependsOn ??= []; set => _dependsOn = value; }

    /// <summary>Whether deleting it is refused; null means as the parent has it.</summary>
    public bool? Protect { get; set; }

    /// <summary>Paths of inputs whose changes are ignored.</summary>
    public List<string> IgnoreChanges { get => _ignoreChanges ??= []; set => _ignoreChanges = value; }

    /// <summary>The provider plugin's version; null means the newest there is.</summary>
    public string? Version { get; set; }

    /// <summary>The provider to use; null means the parent's of the package, else the default one.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long an operation may take; null means as long as the provider says.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>
    /// Functions that change arguments and options of this resource and its children, here and at once.
    /// </summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    /// <summary>
    /// Functions that change arguments and options of this resource and its children, called by the engine.
    /// </summary>
    public List<ResourceTransform> ResourceTransforms
    {
        get => _resourceTransforms ??= [];
        set => _resourceTransforms = value;
    }

    /// <summary>Former identities: what is recorded under one of them is this resource.</summary>
    public List<Input<Alias>> Aliases { get => _aliases ??= []; set => _aliases = value; }

    /// <summary>
    /// The URN of a resource that this program registered elsewhere: its state is fetched, nothing is registered.
    /// </summary>
    public string? Urn { get; set; }

    /// <summary>Paths of properties whose changes force a replacement.</summary>
    public List<string> ReplaceOnChanges { get => _replaceOnChanges ??= []; set => _replaceOnChanges = value; }

    /// <summary>Where the provider plugin can be downloaded; null means the usual place.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>Whether the real thing stays when the resource is deleted; null means as the parent has it.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>A resource whose deletion takes this one with it, so that this one need not be deleted.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>Resources whose replacement replaces this one too.</summary>
    public InputList<Resource> ReplaceWith { get => _replaceWith ??= []; set => _replaceWith = value; }

    /// <summary>Functions that the engine calls before and after operations.</summary>
    public ResourceHookBinding Hooks { get => _hooks ??= new(); set => _hooks = value; }

    /// <summary>Paths of properties whose differences are not shown.</summary>
    public List<string> HideDiffs { get => _hideDiffs ??= []; set => _hideDiffs = value; }

    /// <summary>A value whose change replaces the resource.</summary>
    public Input<object>? ReplacementTrigger { get; set; }

    internal IReadOnlyList<Input<Alias>> AliasesOrNone => _aliases ?? (IReadOnlyList<Input<Alias>>)[];

    internal InputList<Resource>? DependsOnOrNull => _dependsOn;

    internal InputList<Resource>? ReplaceWithOrNull => _replaceWith;

    internal ResourceHookBinding? HooksOrNull => _hooks;

    internal abstract ResourceOptions Copy();

    /// <summary>Makes this a copy of the first options with the second laid over.</summary>
    private protected void Overlay(ResourceOptions? first, ResourceOptions? second)
    {
        foreach (var options in new[] { first, second })
        {
            if (options is not null)
            {
                Overlay(options);
            }
        }
    }

    private void Overlay(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        Urn = other.Urn ?? Urn;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
        _dependsOn = Join(_dependsOn, other._dependsOn);
        _replaceWith = Join(_replaceWith, other._replaceWith);
        _ignoreChanges = Join(_ignoreChanges, other._ignoreChanges);
        _replaceOnChanges = Join(_replaceOnChanges, other._replaceOnChanges);
        _hideDiffs = Join(_hideDiffs, other._hideDiffs);
        _resourceTransformations = Join(_resourceTransformations, other._resourceTransformations);
        _resourceTransforms = Join(_resourceTransforms, other._resourceTransforms);
        _aliases = Join(_aliases, other._aliases);
        _hooks = _hooks is null ? other._hooks?.Clone() : other._hooks is null ? _hooks : _hooks.Concat(other._hooks);
    }

    private protected static List<T>? Join<T>(List<T>? first, List<T>? second) =>
        first is null && second is null ? null : [.. first ?? [], .. second ?? []];

    private static InputList<Resource>? Join(InputList<Resource>? first, InputList<Resource>? second) =>
        first is null ? second?.Clone() : second is null ? first : first.Concat(second);
}
