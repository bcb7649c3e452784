namespace Pulumi.Docker;

/// <summary>An image on a host, pulled or built there: what is known of one that exists.</summary>
public sealed class RemoteImageState : ResourceArgs
{
    /// <summary>How to build it; it is pulled when not given.</summary>
    [Input("build")]
    public Input<Inputs.RemoteImageBuildGetArgs>? Build { get; set; }

    /// <summary>Whether deleting removes it even when a container uses it.</summary>
    [Input("forceRemove")]
    public Input<bool>? ForceRemove { get; set; }

    /// <summary>The image's id.</summary>
    [Input("imageId")]
    public Input<string>? ImageId { get; set; }

    /// <summary>Whether deleting leaves it on the host.</summary>
    [Input("keepLocally")]
    public Input<bool>? KeepLocally { get; set; }

    /// <summary>The image's name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>The platform to pull, such as 'linux/amd64'.</summary>
    [Input("platform")]
    public Input<string>? Platform { get; set; }

    [Input("pullTriggers")]
    private InputList<string>? _pullTriggers;

    /// <summary>Values whose change pulls it again.</summary>
    public InputList<string> PullTriggers { get => _pullTriggers ??= []; set => _pullTriggers = value; }

    /// <summary>The image's name with its digest.</summary>
    [Input("repoDigest")]
    public Input<string>? RepoDigest { get; set; }

    [Input("triggers")]
    private InputMap<object>? _triggers;

    /// <summary>Values whose change pulls or builds it again.</summary>
    public InputMap<object> Triggers { get => _triggers ??= []; set => _triggers = value; }

    /// <summary>No arguments.</summary>
    public static new RemoteImageState Empty => new();
}
