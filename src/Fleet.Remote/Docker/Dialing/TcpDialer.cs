using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Fleet.Shared;

namespace Fleet.Remote.Docker;

/// <summary>Reaches an engine that listens on a port, with TLS where certificates are given. They are always verified.</summary>
public sealed class TcpDialer : IDockerDialer
{
    private readonly DockerEndpoint.Tcp _endpoint;
    private readonly X509Certificate2? _certificate;
    private readonly X509Certificate2Collection _authorities = [];

    /// <summary>Reads the certificates.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A certificate or key cannot be read.</exception>
    public TcpDialer(DockerEndpoint.Tcp endpoint)
    {
        _endpoint = endpoint;
        if (endpoint.Tls is { } tls)
        {
            _authorities.ImportFromPem(tls.AuthorityPem);
            _certificate = tls.CertificatePem.Length > 0
                ? X509Certificate2.CreateFromPem(tls.CertificatePem, tls.KeyPem)
                : null;
        }
    }

    /// <inheritdoc/>
    public string Endpoint => _endpoint.ToString();

    /// <inheritdoc/>
    public int MaxConnections => 16;

    /// <inheritdoc/>
    public async ValueTask<Stream> DialAsync(CancellationToken cancellationToken)
    {
        if (AddressGuard.Refusal(_endpoint.Host) is { } refusal)
        {
            throw new RemoteException(RemoteFailure.AddressRefused, _endpoint.Host, refusal);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(_endpoint.Host, _endpoint.Port, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var stream = new NetworkStream(socket, ownsSocket: true);
        return _endpoint.Tls is null ? stream : await SecureAsync(stream, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _certificate?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Stream> SecureAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var secure = new SslStream(stream);
        try
        {
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = _endpoint.Host,
                ClientCertificates = _certificate is null ? null : [_certificate],
            };
            if (_authorities.Count > 0)
            {
                options.CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                };
                options.CertificateChainPolicy.CustomTrustStore.AddRange(_authorities);
            }

            await secure.AuthenticateAsClientAsync(options, cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }
}
