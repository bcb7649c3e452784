namespace Pulumi.Docker.Outputs;

/// <summary>How to log in to a registry while building.</summary>
[OutputType]
public sealed class RemoteImageBuildAuthConfig
{
    /// <summary>The login in Base64.</summary>
    public readonly string? Auth;

    /// <summary>The user's mail address.</summary>
    public readonly string? Email;

    /// <summary>The registry's name.</summary>
    public readonly string HostName;

    /// <summary>The identity token.</summary>
    public readonly string? IdentityToken;

    /// <summary>The password.</summary>
    public readonly string? Password;

    /// <summary>The registry token.</summary>
    public readonly string? RegistryToken;

    /// <summary>The registry's address.</summary>
    public readonly string? ServerAddress;

    /// <summary>The user.</summary>
    public readonly string? UserName;

    [OutputConstructor]
    private RemoteImageBuildAuthConfig(
        string? auth,
        string? email,
        string hostName,
        string? identityToken,
        string? password,
        string? registryToken,
        string? serverAddress,
        string? userName)
    {
        Auth = auth;
        Email = email;
        HostName = hostName;
        IdentityToken = identityToken;
        Password = password;
        RegistryToken = registryToken;
        ServerAddress = serverAddress;
        UserName = userName;
    }
}
