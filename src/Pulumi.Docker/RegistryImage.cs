using System.Collections.Immutable;

namespace Pulumi.Docker;

/// <summary>An image in a registry, pushed from a host.</summary>
[ResourceType(Token, null)]
public class RegistryImage : CustomResource
{
    private const string Token = "docker:index/registryImage:RegistryImage";

    /// <summary>Declares one.</summary>
    public RegistryImage(string name, RegistryImageArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RegistryImageArgs(), With(options))
    {
    }

    private RegistryImage(string name, Input<string> id, RegistryImageState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>How to log in to the registry.</summary>
    [Output("authConfig")]
    public Output<Outputs.RegistryImageAuthConfig?> AuthConfig { get; private set; } = null!;

    /// <summary>How to build it first.</summary>
    [Output("build")]
    public Output<Outputs.RegistryImageBuild?> Build { get; private set; } = null!;

    /// <summary>Whether the registry's certificate is not checked. False when not given.</summary>
    [Output("insecureSkipVerify")]
    public Output<bool?> InsecureSkipVerify { get; private set; } = null!;

    /// <summary>Whether deleting leaves it in the registry. False when not given.</summary>
    [Output("keepRemotely")]
    public Output<bool?> KeepRemotely { get; private set; } = null!;

    /// <summary>The image's name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>The manifest's digest.</summary>
    [Output("sha256Digest")]
    public Output<string> Sha256Digest { get; private set; } = null!;

    /// <summary>Values whose change pushes it again.</summary>
    [Output("triggers")]
    public Output<ImmutableDictionary<string, object>?> Triggers { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RegistryImage Get(
        string name, Input<string> id, RegistryImageState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
