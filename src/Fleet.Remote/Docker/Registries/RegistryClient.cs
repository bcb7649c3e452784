using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Fleet.Shared;

namespace Fleet.Remote.Docker;

/// <summary>
/// Asks a registry from this machine: what is behind a tag now, and for which platforms. A registry of this machine may
/// speak plain HTTP, as it may to an engine.
/// </summary>
/// <param name="login">Null for none.</param>
/// <param name="verifies">False to accept any certificate.</param>
public sealed class RegistryClient(RegistryLogin? login, bool verifies = true) : IDisposable
{
    private const string DigestHeader = "Docker-Content-Digest";
    private const string DockerHub = "docker.io";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] MediaTypes =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    private readonly HttpClient _client = new(Handler(verifies)) { Timeout = Patience };
    private AuthenticationHeaderValue? _authorization;

    /// <summary>The digest of what is behind a name. Costs no transfer where the registry says it in a header.</summary>
    /// <exception cref="RegistryException">The registry cannot be reached, refuses, or has nothing of that name.</exception>
    public async Task<string> GetDigestAsync(ImageReference image, CancellationToken cancellationToken)
    {
        using (var head = await SendAsync(HttpMethod.Head, image, Manifest(image), cancellationToken))
        {
            if (Digest(head) is { } digest)
            {
                return digest;
            }
        }

        using var response = await SendAsync(HttpMethod.Get, image, Manifest(image), cancellationToken);
        return Digest(response)
            ?? "sha256:" + Convert.ToHexStringLower(SHA256.HashData(
                await response.Content.ReadAsByteArrayAsync(cancellationToken)));
    }

    /// <summary>What is behind a name, with the image of each platform.</summary>
    /// <exception cref="RegistryException">The registry cannot be reached, refuses, or has nothing of that name.</exception>
    public async Task<RegistryManifest> GetManifestAsync(ImageReference image, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, image, Manifest(image), cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var digest = Digest(response) ?? "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
        var document = Read(bytes, DockerJson.Default.ManifestDocument, image);
        if (document.Manifests is { } manifests)
        {
            return new RegistryManifest(digest,
            [
                .. manifests.Select(entry => new PlatformManifest(
                    entry.Digest, entry.MediaType ?? "", entry.Platform?.System ?? "", entry.Platform?.Architecture ?? "")),
            ]);
        }

        var platform = document.Config is { } config ? await PlatformAsync(image, config.Digest, cancellationToken) : null;
        var type = document.MediaType ?? response.Content.Headers.ContentType?.MediaType ?? "";
        return new RegistryManifest(
            digest, [new PlatformManifest(digest, type, platform?.System ?? "", platform?.Architecture ?? "")]);
    }

    /// <summary>Removes what a digest stands for. True when there was something.</summary>
    /// <exception cref="RegistryException">The registry cannot be reached, or refuses.</exception>
    public async Task<bool> RemoveAsync(ImageReference image, string digest, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(HttpMethod.Delete, image, $"manifests/{digest}", cancellationToken);
            return true;
        }
        catch (RegistryException exception) when (exception.IsNotFound)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<ManifestPlatform?> PlatformAsync(
        ImageReference image, string digest, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, image, $"blobs/{digest}", cancellationToken);
        return Read(
            await response.Content.ReadAsByteArrayAsync(cancellationToken), DockerJson.Default.ManifestPlatform, image);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, ImageReference image, string path, CancellationToken cancellationToken)
    {
        var operation = $"look up '{image}'";
        var host = image.Registry == DockerHub ? "registry-1.docker.io" : image.Registry;
        if (AddressGuard.Refusal(new Uri($"https://{host}").IdnHost) is { } refusal)
        {
            throw new RegistryException(image.Registry, operation, refusal, 0);
        }

        var schemes = IsThisMachine(host) ? new[] { "https", "http" } : ["https"];
        foreach (var scheme in schemes)
        {
            try
            {
                return await SendAsync(
                    method, new Uri($"{scheme}://{host}/v2/{image.Repository}/{path}"), image, operation, cancellationToken);
            }
            catch (HttpRequestException exception) when (scheme != schemes[^1])
            {
                // Plain HTTP perhaps; when it is not, the second error says the same.
                _ = exception;
            }
            catch (HttpRequestException exception)
            {
                throw new RegistryException(
                    image.Registry, operation, exception.InnerException?.Message ?? exception.Message, 0, exception);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw new RegistryException(
                    image.Registry, operation, $"no answer within {Patience.TotalSeconds:0} s", 0, exception);
            }
        }

        throw new InvalidOperationException("Bug: no scheme to ask a registry with.");
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri address, ImageReference image, string operation, CancellationToken cancellationToken)
    {
        var response = await SendOnceAsync(method, address, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized
            && response.Headers.WwwAuthenticate.Select(header => RegistryChallenge.Parse(header.ToString()))
                .OfType<RegistryChallenge>().FirstOrDefault() is { } challenge)
        {
            response.Dispose();
            _authorization = await AnswerAsync(challenge, image, method, operation, cancellationToken);
            response = await SendOnceAsync(method, address, cancellationToken);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new RegistryException(image.Registry, operation, Reason(response.StatusCode), (int)response.StatusCode);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(method, address);
        message.Headers.Authorization = _authorization;
        foreach (var type in MediaTypes)
        {
            message.Headers.Accept.ParseAdd(type);
        }

        return await _client.SendAsync(message, cancellationToken);
    }

    private async Task<AuthenticationHeaderValue?> AnswerAsync(
        RegistryChallenge challenge,
        ImageReference image,
        HttpMethod method,
        string operation,
        CancellationToken cancellationToken)
    {
        if (challenge.Scheme == "basic")
        {
            return login is null ? null : Basic(login);
        }

        var scope = $"repository:{image.Repository}:{(method == HttpMethod.Delete ? "delete" : "pull")}";
        if (challenge.TokenAddress(scope) is not { } address
            || AddressGuard.Refusal(address.IdnHost) is not null)
        {
            throw new RegistryException(image.Registry, operation, "it names no address for tokens that may be contacted", 401);
        }

        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        if (login is { IdentityToken.Length: > 0 })
        {
            message.Method = HttpMethod.Post;
            message.Content = new FormUrlEncodedContent(
            [
                new("grant_type", "refresh_token"), new("refresh_token", login.IdentityToken), new("client_id", "fleet"),
                new("service", challenge.Parameters.GetValueOrDefault("service", "")), new("scope", scope),
            ]);
            message.RequestUri = new Uri(address.GetLeftPart(UriPartial.Path));
        }
        else if (login is not null)
        {
            message.Headers.Authorization = Basic(login);
        }

        using var response = await _client.SendAsync(message, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new RegistryException(image.Registry, operation, Reason(response.StatusCode), (int)response.StatusCode);
        }

        var token = Read(
            await response.Content.ReadAsByteArrayAsync(cancellationToken), DockerJson.Default.RegistryToken, image);
        return (token.Token ?? token.AccessToken) is { Length: > 0 } text ? new AuthenticationHeaderValue("Bearer", text) : null;
    }

    private static AuthenticationHeaderValue Basic(RegistryLogin login) => new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.Username}:{login.Password}")));

    private static string Reason(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => "it has nothing of that name",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "it refused the credentials",
        HttpStatusCode.TooManyRequests => "it was asked too often; try again later",
        HttpStatusCode.MethodNotAllowed => "it allows no removal",
        _ => $"it answered with status {(int)status}",
    };

    private static T Read<T>(byte[] bytes, JsonTypeInfo<T> type, ImageReference image)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new JsonException("the answer is null");
        }
        catch (JsonException exception)
        {
            throw new RegistryException(
                image.Registry, $"look up '{image}'", $"its answer could not be read ({exception.Message})", 200, exception);
        }
    }

    private static string Manifest(ImageReference image) =>
        $"manifests/{(image.Digest.Length > 0 ? image.Digest : image.Tag)}";

    private static string? Digest(HttpResponseMessage response) =>
        response.Headers.TryGetValues(DigestHeader, out var values) ? values.FirstOrDefault() : null;

    private static bool IsThisMachine(string host) => new Uri($"https://{host}").IsLoopback;

    private static SocketsHttpHandler Handler(bool verifies) => new()
    {
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ConnectCallback = async (context, cancellationToken) =>
        {
            // Redirects, too, lead only to where Fleet may go.
            if (AddressGuard.Refusal(context.DnsEndPoint.Host) is { } refusal)
            {
                throw new HttpRequestException(refusal);
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
#pragma warning disable CA5359 // The program has asked for it: 'insecureSkipVerify'.
        SslOptions = verifies
            ? new()
            : new() { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
    };
}
