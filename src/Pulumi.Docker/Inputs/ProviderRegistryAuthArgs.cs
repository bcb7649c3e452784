namespace Pulumi.Docker.Inputs;

/// <summary>How to log in to a registry.</summary>
public sealed class ProviderRegistryAuthArgs : ResourceArgs
{
    /// <summary>The registry's address.</summary>
    [Input("address", required: true)]
    public Input<string> Address { get; set; } = null!;

    /// <summary>Whether not to log in.</summary>
    [Input("authDisabled")]
    public Input<bool>? AuthDisabled { get; set; }

    /// <summary>A Docker configuration file to read the login from.</summary>
    [Input("configFile")]
    public Input<string>? ConfigFile { get; set; }

    /// <summary>The content of such a file.</summary>
    [Input("configFileContent")]
    public Input<string>? ConfigFileContent { get; set; }

    [Input("password")]
    private Input<string>? _password;

    /// <summary>The password; sent as a secret.</summary>
    public Input<string>? Password
    {
        get => _password;
        set => _password = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }

    /// <summary>The user.</summary>
    [Input("username")]
    public Input<string>? Username { get; set; }

    /// <summary>No arguments.</summary>
    public static new ProviderRegistryAuthArgs Empty => new();
}
