using System.Collections.Immutable;

namespace Pulumi.Docker;

/// <summary>An image on a host, pulled or built there.</summary>
[ResourceType(Token, null)]
public class RemoteImage : CustomResource
{
    private const string Token = "docker:index/remoteImage:RemoteImage";

    /// <summary>Declares one.</summary>
    public RemoteImage(string name, RemoteImageArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RemoteImageArgs(), With(options))
    {
    }

    private RemoteImage(string name, Input<string> id, RemoteImageState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>How to build it; it is pulled when not given.</summary>
    [Output("build")]
    public Output<Outputs.RemoteImageBuild?> Build { get; private set; } = null!;

    /// <summary>Whether deleting removes it even when a container uses it.</summary>
    [Output("forceRemove")]
    public Output<bool?> ForceRemove { get; private set; } = null!;

    /// <summary>The image's id.</summary>
    [Output("imageId")]
    public Output<string> ImageId { get; private set; } = null!;

    /// <summary>Whether deleting leaves it on the host.</summary>
    [Output("keepLocally")]
    public Output<bool?> KeepLocally { get; private set; } = null!;

    /// <summary>The image's name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>The platform to pull, such as 'linux/amd64'.</summary>
    [Output("platform")]
    public Output<string?> Platform { get; private set; } = null!;

    /// <summary>Values whose change pulls it again.</summary>
    [Output("pullTriggers")]
    public Output<ImmutableArray<string>> PullTriggers { get; private set; } = null!;

    /// <summary>The image's name with its digest.</summary>
    [Output("repoDigest")]
    public Output<string> RepoDigest { get; private set; } = null!;

    /// <summary>Values whose change pulls or builds it again.</summary>
    [Output("triggers")]
    public Output<ImmutableDictionary<string, object>?> Triggers { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RemoteImage Get(
        string name, Input<string> id, RemoteImageState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
