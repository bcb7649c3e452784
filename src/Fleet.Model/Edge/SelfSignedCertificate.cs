namespace Fleet;

/// <summary>
/// A certificate that is made once and kept in state, signed by itself. Nobody trusts it unless told to.
/// </summary>
/// <param name="owner">The service it is made for.</param>
/// <param name="names">The names and addresses it is for.</param>
public sealed class SelfSignedCertificate(Service owner, IReadOnlyList<string> names)
{
    /// <summary>The service it is made for.</summary>
    public Service Owner { get; } = owner;

    /// <summary>The names and addresses it is for.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>The certificate in PEM.</summary>
    public Value Chain => new CertificateValue(this, isKey: false);

    /// <summary>The private key in PEM.</summary>
    public Value Key => new CertificateValue(this, isKey: true);
}

/// <summary>A part of a certificate that is made for the fleet.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="IsKey">True for the private key.</param>
public sealed record CertificatePart(SelfSignedCertificate Certificate, bool IsKey) : ValuePart
{
    internal override string Shown => IsKey
        ? Document.ModelDocument.Redacted
        : $"[certificate of {string.Join(", ", Certificate.Names)}]";
}

/// <summary>The text of a certificate or of its key.</summary>
internal sealed class CertificateValue(SelfSignedCertificate certificate, bool isKey) : Value
{
    internal override void Append(StackMember? reader, List<ValuePart> parts) =>
        parts.Add(new CertificatePart(certificate, isKey));
}
