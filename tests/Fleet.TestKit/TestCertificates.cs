using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fleet.TestKit;

/// <summary>An authority of a test's own, and certificates of a server and a client that it signed, as PEM files.</summary>
public static class TestCertificates
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>
    /// Writes <c>ca.pem</c>, the client's <c>cert.pem</c> and <c>key.pem</c>, and the server's <c>server.pem</c> and
    /// <c>server-key.pem</c>.
    /// </summary>
    /// <param name="folder">Where to.</param>
    /// <param name="address">The address that the server's certificate is for.</param>
    public static void Write(string folder, string address)
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(12));
        using var authority = request.CreateSelfSigned(from, to);
        File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.ExportCertificatePem());
        Sign(authority, "CN=server", ServerAuthentication, address, Path.Combine(folder, "server.pem"), Path.Combine(folder, "server-key.pem"));
        Sign(authority, "CN=client", ClientAuthentication, address, Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
    }

    private static void Sign(X509Certificate2 authority, string subject, Oid usage, string address, string file, string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([usage], true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }
}
