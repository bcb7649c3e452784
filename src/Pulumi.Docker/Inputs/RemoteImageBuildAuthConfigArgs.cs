namespace Pulumi.Docker.Inputs;

/// <summary>How to log in to a registry while building.</summary>
public sealed class RemoteImageBuildAuthConfigArgs : ResourceArgs
{
    /// <summary>The login in Base64.</summary>
    [Input("auth")]
    public Input<string>? Auth { get; set; }

    /// <summary>The user's mail address.</summary>
    [Input("email")]
    public Input<string>? Email { get; set; }

    /// <summary>The registry's name.</summary>
    [Input("hostName", required: true)]
    public Input<string> HostName { get; set; } = null!;

    /// <summary>The identity token.</summary>
    [Input("identityToken")]
    public Input<string>? IdentityToken { get; set; }

    /// <summary>The password.</summary>
    [Input("password")]
    public Input<string>? Password { get; set; }

    /// <summary>The registry token.</summary>
    [Input("registryToken")]
    public Input<string>? RegistryToken { get; set; }

    /// <summary>The registry's address.</summary>
    [Input("serverAddress")]
    public Input<string>? ServerAddress { get; set; }

    /// <summary>The user.</summary>
    [Input("userName")]
    public Input<string>? UserName { get; set; }

    /// <summary>No arguments.</summary>
    public static new RemoteImageBuildAuthConfigArgs Empty => new();
}
