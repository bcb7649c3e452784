using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:SelfSignedCertificate</c>: a certificate with its key, made once and kept in state.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">What it is for.</param>
/// <param name="options">Resource options.</param>
public sealed class HostCertificate(string name, HostCertificateArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:SelfSignedCertificate", name, args, options)
{
    /// <summary>The certificate in PEM.</summary>
    [Output("certificate")]
    public Output<string> Certificate { get; private set; } = null!;

    /// <summary>The private key in PEM, a secret.</summary>
    [Output("privateKey")]
    public Output<string> PrivateKey { get; private set; } = null!;
}

/// <summary>What a certificate is for.</summary>
public sealed class HostCertificateArgs : ResourceArgs
{
    [Input("names", required: true)]
    private InputList<string>? _names;

    /// <summary>The names and addresses it is for.</summary>
    public InputList<string> Names
    {
        get => _names ??= [];
        set => _names = value;
    }
}
