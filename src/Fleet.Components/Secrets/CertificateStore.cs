using Fleet.Components.Providers;
using Pulumi;

namespace Fleet.Components;

/// <summary>Makes the certificates that services sign by themselves, each once, below the stack of its service.</summary>
internal sealed class CertificateStore(FleetResources resources)
{
    private readonly Dictionary<SelfSignedCertificate, HostCertificate> _made = [];

    /// <summary>The certificate, or its key, which is marked as secret.</summary>
    public Output<string> this[CertificatePart part]
    {
        get
        {
            if (!_made.TryGetValue(part.Certificate, out var certificate))
            {
                certificate = Make(part.Certificate);
                _made[part.Certificate] = certificate;
            }

            return part.IsKey ? Output.CreateSecret(certificate.PrivateKey) : certificate.Certificate;
        }
    }

    private HostCertificate Make(SelfSignedCertificate certificate)
    {
        var owner = certificate.Owner;
        var args = new HostCertificateArgs();
        foreach (var name in certificate.Names)
        {
            args.Names.Add(name);
        }

        return new HostCertificate($"{owner.Path}/certificate", args, new CustomResourceOptions
        {
            Parent = resources.Stacks[owner.Stack!],
            Provider = resources.Hosts[owner.Host!].Fleet,
        });
    }
}
