namespace Pulumi.Command.Remote.Inputs;

/// <summary>A machine to go through on the way to another.</summary>
public sealed class ProxyConnectionArgs : ResourceArgs
{
    /// <summary>The socket of the SSH agent; SSH_AUTH_SOCK when not given.</summary>
    [Input("agentSocketPath")]
    public Input<string>? AgentSocketPath { get; set; }

    /// <summary>How many failed attempts are tolerated; -1 for any number.</summary>
    [Input("dialErrorLimit")]
    public Input<int>? DialErrorLimit { get; set; } = 10;

    /// <summary>The machine's address.</summary>
    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    /// <summary>The machine's public key; it is not checked when not given.</summary>
    [Input("hostKey")]
    public Input<string>? HostKey { get; set; }

    [Input("password")]
    private Input<string>? _password;

    /// <summary>The password; sent as a secret.</summary>
    public Input<string>? Password
    {
        get => _password;
        set => _password = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }

    /// <summary>How long one attempt may take, in seconds; 0 for ever.</summary>
    [Input("perDialTimeout")]
    public Input<int>? PerDialTimeout { get; set; } = 15;

    /// <summary>The port.</summary>
    [Input("port")]
    public Input<double>? Port { get; set; } = 22;

    [Input("privateKey")]
    private Input<string>? _privateKey;

    /// <summary>The private key itself; sent as a secret.</summary>
    public Input<string>? PrivateKey
    {
        get => _privateKey;
        set => _privateKey = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }

    [Input("privateKeyPassword")]
    private Input<string>? _privateKeyPassword;

    /// <summary>The private key's passphrase; sent as a secret.</summary>
    public Input<string>? PrivateKeyPassword
    {
        get => _privateKeyPassword;
        set => _privateKeyPassword = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }

    /// <summary>The user.</summary>
    [Input("user")]
    public Input<string>? User { get; set; } = "root";

    /// <summary>No arguments.</summary>
    public static new ProxyConnectionArgs Empty => new();
}
