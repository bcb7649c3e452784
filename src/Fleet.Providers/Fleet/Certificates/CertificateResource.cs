using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Certificates;

/// <summary>
/// <c>fleet:index:SelfSignedCertificate</c>: a certificate with its key, made once and kept in state. It is nowhere but
/// there: a file puts it on a host.
/// </summary>
internal sealed class CertificateResource(TimeProvider time) : IResourceKind
{
    private const int DefaultYears = 10;

    /// <inheritdoc/>
    public string Token => "fleet:index:SelfSignedCertificate";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("names", "years");
        check.Default("years", DefaultYears);
        check.Number("years", least: 1, most: 30);
        if (check.IsAbsent("names") || (!check.IsUnknown("names") && check.Texts("names").IsEmpty))
        {
            check.Fail("names", "A certificate is for at least one name or address.");
        }

        return check.Result();
    }

    /// <summary>Any change makes another certificate.</summary>
    public DiffResult Diff(DiffRequest request) => InputDiff.Between(request.OldInputs, request.NewInputs, _ => true);

    /// <inheritdoc/>
    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.IsPreview
            ? new CreateResult("", request.Inputs
                .With("certificate", PropertyValue.Unknown.Instance)
                .With("privateKey", new PropertyValue.Secret(PropertyValue.Unknown.Instance)))
            : Make(request.Inputs));

    /// <summary>It is in the state alone, and as recorded.</summary>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Inputs.Count > 0
            ? new ReadResult(request.Id, request.Inputs, request.Outputs)
            : throw RemoteErrors.Error(request.Urn, $"Certificate '{request.Id}' cannot be imported: it exists in the state alone."));

    /// <inheritdoc/>
    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new UpdateResult(request.OldOutputs));

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    private CreateResult Make(PropertyMap inputs)
    {
        var check = new InputCheck(inputs);
        var names = check.Texts("names");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(names[0]);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));

        // A host whose clock is a little behind is to accept it too.
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(check.Number("years") ?? DefaultYears));
        return new CreateResult(Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256)), inputs
            .With("certificate", certificate.ExportCertificatePem() + "\n")
            .With("privateKey", new PropertyValue.Secret(key.ExportPkcs8PrivateKeyPem() + "\n")));
    }
}
