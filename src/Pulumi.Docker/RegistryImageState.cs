namespace Pulumi.Docker;

/// <summary>An image in a registry, pushed from a host: what is known of one that exists.</summary>
public sealed class RegistryImageState : ResourceArgs
{
    /// <summary>How to log in to the registry.</summary>
    [Input("authConfig")]
    public Input<Inputs.RegistryImageAuthConfigGetArgs>? AuthConfig { get; set; }

    /// <summary>How to build it first.</summary>
    [Input("build")]
    public Input<Inputs.RegistryImageBuildGetArgs>? Build { get; set; }

    /// <summary>Whether the registry's certificate is not checked. False when not given.</summary>
    [Input("insecureSkipVerify")]
    public Input<bool>? InsecureSkipVerify { get; set; }

    /// <summary>Whether deleting leaves it in the registry. False when not given.</summary>
    [Input("keepRemotely")]
    public Input<bool>? KeepRemotely { get; set; }

    /// <summary>The image's name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>The manifest's digest.</summary>
    [Input("sha256Digest")]
    public Input<string>? Sha256Digest { get; set; }

    [Input("triggers")]
    private InputMap<object>? _triggers;

    /// <summary>Values whose change pushes it again.</summary>
    public InputMap<object> Triggers { get => _triggers ??= []; set => _triggers = value; }

    /// <summary>No arguments.</summary>
    public static new RegistryImageState Empty => new();
}
