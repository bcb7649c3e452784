namespace Pulumi.Docker.Inputs;

/// <summary>How to log in to a registry.</summary>
public sealed class RegistryImageAuthConfigArgs : ResourceArgs
{
    /// <summary>The registry's address.</summary>
    [Input("address", required: true)]
    public Input<string> Address { get; set; } = null!;

    [Input("password", required: true)]
    private Input<string>? _password;

    /// <summary>The password; sent as a secret.</summary>
    public Input<string> Password
    {
        get => _password!;
        set => _password = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }

    /// <summary>The user.</summary>
    [Input("username", required: true)]
    public Input<string> Username { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new RegistryImageAuthConfigArgs Empty => new();
}
