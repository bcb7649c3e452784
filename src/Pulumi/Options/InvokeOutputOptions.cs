namespace Pulumi;

/// <summary>How a provider function is called whose result is an output.</summary>
public sealed class InvokeOutputOptions : InvokeOptions
{
    private InputList<Resource>? _dependsOn;

    /// <summary>Resources that must be done before the call, beyond those whose outputs are arguments.</summary>
    public InputList<Resource> DependsOn { get => _dependsOn ??= []; set => _dependsOn = value; }

    internal InputList<Resource>? DependsOnOrNull => _dependsOn;
}
