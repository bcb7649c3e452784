namespace Pulumi.Docker.Inputs;

/// <summary>How to build an image.</summary>
public sealed class DockerBuildArgs : ResourceArgs
{
    [Input("addHosts")]
    private InputList<string>? _addHosts;

    /// <summary>Further names with their addresses, each as 'name:address'.</summary>
    public InputList<string> AddHosts { get => _addHosts ??= []; set => _addHosts = value; }

    [Input("args")]
    private InputMap<string>? _args;

    /// <summary>Build arguments.</summary>
    public InputMap<string> Args { get => _args ??= []; set => _args = value; }

    /// <summary>The builder; BuildKit when not given.</summary>
    [Input("builderVersion")]
    public Input<BuilderVersion>? BuilderVersion { get; set; }

    /// <summary>Images whose layers may be used again.</summary>
    [Input("cacheFrom")]
    public Input<CacheFromArgs>? CacheFrom { get; set; }

    /// <summary>The folder to build from; the current one when not given.</summary>
    [Input("context")]
    public Input<string>? Context { get; set; }

    /// <summary>The Dockerfile; that in the context when not given.</summary>
    [Input("dockerfile")]
    public Input<string>? Dockerfile { get; set; }

    /// <summary>The network mode while building.</summary>
    [Input("network")]
    public Input<string>? Network { get; set; }

    /// <summary>The platform to build for.</summary>
    [Input("platform")]
    public Input<string>? Platform { get; set; }

    /// <summary>The stage to build.</summary>
    [Input("target")]
    public Input<string>? Target { get; set; }

    /// <summary>No arguments.</summary>
    public static new DockerBuildArgs Empty => new();
}
