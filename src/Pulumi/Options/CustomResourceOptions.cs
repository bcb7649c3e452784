namespace Pulumi;

/// <summary>How a custom resource is managed.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    /// <summary>Whether a replacement deletes the old one first; null means as the provider says.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Names of outputs to treat as secret.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    /// <summary>The physical id of something that exists and is to be managed from now on.</summary>
    public string? ImportId { get; set; }

    /// <summary>For provider resources: environment variables to rename for the plugin.</summary>
    public Dictionary<string, string> EnvVarMappings { get => _envVarMappings ??= []; set => _envVarMappings = value; }

    internal IReadOnlyDictionary<string, string>? EnvVarMappingsOrNull => _envVarMappings;

    /// <summary>
    /// New options: single values of the second count where it has them, lists are joined. The given ones stay as they
    /// are.
    /// </summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        merged.Overlay(options1, options2);
        merged.DeleteBeforeReplace = options2?.DeleteBeforeReplace ?? options1?.DeleteBeforeReplace;
        merged.ImportId = options2?.ImportId ?? options1?.ImportId;
        merged._additionalSecretOutputs = Join(options1?._additionalSecretOutputs, options2?._additionalSecretOutputs);
        foreach (var (name, mapped) in (options1?._envVarMappings ?? []).Concat(options2?._envVarMappings ?? []))
        {
            merged.EnvVarMappings[name] = mapped;
        }

        return merged;
    }

    internal override ResourceOptions Copy() => Merge(this, null);
}
