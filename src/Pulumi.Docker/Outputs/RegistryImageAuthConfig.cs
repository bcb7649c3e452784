namespace Pulumi.Docker.Outputs;

/// <summary>How to log in to a registry.</summary>
[OutputType]
public sealed class RegistryImageAuthConfig
{
    /// <summary>The registry's address.</summary>
    public readonly string Address;

    /// <summary>The password.</summary>
    public readonly string Password;

    /// <summary>The user.</summary>
    public readonly string Username;

    [OutputConstructor]
    private RegistryImageAuthConfig(
        string address,
        string password,
        string username)
    {
        Address = address;
        Password = password;
        Username = username;
    }
}
