namespace Pulumi.Docker;

/// <summary>A Docker engine to work on.</summary>
[ResourceType("pulumi:providers:docker", null)]
public class Provider : ProviderResource
{
    /// <summary>Declares a provider.</summary>
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("docker", name, args ?? new ProviderArgs(), CustomResourceOptions.Merge(
            new CustomResourceOptions { AdditionalSecretOutputs = { "keyMaterial" } }, options), null)
    {
    }

    /// <summary>The engine's certificate authority, in PEM.</summary>
    [Output("caMaterial")]
    public Output<string?> CaMaterial { get; private set; } = null!;

    /// <summary>The client's certificate, in PEM.</summary>
    [Output("certMaterial")]
    public Output<string?> CertMaterial { get; private set; } = null!;

    /// <summary>A folder with ca.pem, cert.pem and key.pem.</summary>
    [Output("certPath")]
    public Output<string?> CertPath { get; private set; } = null!;

    /// <summary>A context of the Docker command line; it wins over the host.</summary>
    [Output("context")]
    public Output<string?> Context { get; private set; } = null!;

    /// <summary>The engine's address, such as 'ssh://user@host:22'; DOCKER_HOST when not given.</summary>
    [Output("host")]
    public Output<string?> Host { get; private set; } = null!;

    /// <summary>The client's key, in PEM.</summary>
    [Output("keyMaterial")]
    public Output<string?> KeyMaterial { get; private set; } = null!;
}
