namespace Pulumi.Docker.Inputs;

/// <summary>A registry to push to.</summary>
public sealed class RegistryArgs : ResourceArgs
{
    [Input("password")]
    private Input<string>? _password;

    /// <summary>The password; sent as a secret.</summary>
    public Input<string>? Password
    {
        get => _password;
        set => _password = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }

    /// <summary>The registry's address.</summary>
    [Input("server")]
    public Input<string>? Server { get; set; }

    /// <summary>The user.</summary>
    [Input("username")]
    public Input<string>? Username { get; set; }

    /// <summary>No arguments.</summary>
    public static new RegistryArgs Empty => new();
}
