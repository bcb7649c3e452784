namespace Pulumi.Docker;

/// <summary>An image on a host, pulled or built there.</summary>
public sealed class RemoteImageArgs : ResourceArgs
{
    /// <summary>How to build it; it is pulled when not given.</summary>
    [Input("build")]
    public Input<Inputs.RemoteImageBuildArgs>? Build { get; set; }

    /// <summary>Whether deleting removes it even when a container uses it.</summary>
    [Input("forceRemove")]
    public Input<bool>? ForceRemove { get; set; }

    /// <summary>Whether deleting leaves it on the host.</summary>
    [Input("keepLocally")]
    public Input<bool>? KeepLocally { get; set; }

    /// <summary>The image's name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The platform to pull, such as 'linux/amd64'.</summary>
    [Input("platform")]
    public Input<string>? Platform { get; set; }

    [Input("pullTriggers")]
    private InputList<string>? _pullTriggers;

    /// <summary>Values whose change pulls it again.</summary>
    public InputList<string> PullTriggers { get => _pullTriggers ??= []; set => _pullTriggers = value; }

    [Input("triggers")]
    private InputMap<object>? _triggers;

    /// <summary>Values whose change pulls or builds it again.</summary>
    public InputMap<object> Triggers { get => _triggers ??= []; set => _triggers = value; }

    /// <summary>No arguments.</summary>
    public static new RemoteImageArgs Empty => new();
}
