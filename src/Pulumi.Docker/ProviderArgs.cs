namespace Pulumi.Docker;

/// <summary>A Docker engine to work on: its settings.</summary>
public sealed class ProviderArgs : ResourceArgs
{
    /// <summary>The engine's certificate authority, in PEM.</summary>
    [Input("caMaterial")]
    public Input<string>? CaMaterial { get; set; }

    /// <summary>The client's certificate, in PEM.</summary>
    [Input("certMaterial")]
    public Input<string>? CertMaterial { get; set; }

    /// <summary>A folder with ca.pem, cert.pem and key.pem.</summary>
    [Input("certPath")]
    public Input<string>? CertPath { get; set; }

    /// <summary>A context of the Docker command line; it wins over the host.</summary>
    [Input("context")]
    public Input<string>? Context { get; set; }

    /// <summary>Whether the engine is not asked for a sign of life first.</summary>
    [Input("disableDockerDaemonCheck", json: true)]
    public Input<bool>? DisableDockerDaemonCheck { get; set; }

    /// <summary>The engine's address, such as 'ssh://user@host:22'; DOCKER_HOST when not given.</summary>
    [Input("host")]
    public Input<string>? Host { get; set; } =
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { } host ? (Input<string>)host : null;

    [Input("keyMaterial")]
    private Input<string>? _keyMaterial;

    /// <summary>The client's key, in PEM; sent as a secret.</summary>
    public Input<string>? KeyMaterial
    {
        get => _keyMaterial;
        set => _keyMaterial = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }

    [Input("registryAuth", json: true)]
    private InputList<Inputs.ProviderRegistryAuthArgs>? _registryAuth;

    /// <summary>How to log in to registries.</summary>
    public InputList<Inputs.ProviderRegistryAuthArgs> RegistryAuth
    {
        get => _registryAuth ??= [];
        set => _registryAuth = value;
    }

    [Input("sshOpts", json: true)]
    private InputList<string>? _sshOpts;

    /// <summary>Further arguments for ssh.</summary>
    public InputList<string> SshOpts { get => _sshOpts ??= []; set => _sshOpts = value; }

    /// <summary>No arguments.</summary>
    public static new ProviderArgs Empty => new();
}
