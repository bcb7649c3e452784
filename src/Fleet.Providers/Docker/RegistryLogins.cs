using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Credentials by registry, as the provider's <c>registryAuth</c> gives them.</summary>
internal sealed class RegistryLogins(ImmutableDictionary<string, RegistryLogin> byHost)
{
    private const string DockerHub = "docker.io";

    /// <summary>No credentials.</summary>
    public static RegistryLogins None { get; } = new(ImmutableDictionary<string, RegistryLogin>.Empty);

    /// <summary>The login for an image's registry; null for none.</summary>
    public RegistryLogin? For(ImageReference image) => byHost.GetValueOrDefault(image.Registry);

    /// <summary>Reads the elements of <c>registryAuth</c>. User and password win over a configuration's content or file.</summary>
    /// <exception cref="FormatException">An element cannot be read; the message says which and why.</exception>
    public static RegistryLogins Read(IEnumerable<PropertyMap> elements)
    {
        var logins = ImmutableDictionary.CreateBuilder<string, RegistryLogin>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            var host = Host(element.Text("address") ?? DockerHub);
            if (element.Flag("authDisabled") != true && Login(element, host) is { } login)
            {
                logins[host] = login;
            }
        }

        return new RegistryLogins(logins.ToImmutable());
    }

    private static RegistryLogin? Login(PropertyMap element, string host)
    {
        if (element.Text("username") is { } user)
        {
            return new RegistryLogin(ServerAddress(host), user, element.Text("password") ?? "");
        }

        var content = element.Text("configFileContent");
        if (content is null && element.Text("configFile") is { } file)
        {
            try
            {
                content = File.ReadAllText(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new FormatException($"The credentials file '{file}' could not be read: {exception.Message}", exception);
            }
        }

        return content is null ? null : FromConfiguration(content, host);
    }

    /// <summary>Reads the entry of a Docker configuration: <c>{"auths": {"ghcr.io": {"auth": "BASE64"}}}</c>.</summary>
    private static RegistryLogin? FromConfiguration(string content, string host)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            if (!document.RootElement.TryGetProperty("auths", out var entries))
            {
                return null;
            }

            var entry = entries.EnumerateObject().FirstOrDefault(candidate => Host(candidate.Name) == host).Value;
            if (entry.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var token = Member(entry, "identitytoken");
            var pair = Member(entry, "auth") is { Length: > 0 } encoded
                ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Split(':', 2)
                : [Member(entry, "username"), Member(entry, "password")];
            return pair.Length == 2
                ? new RegistryLogin(ServerAddress(host), pair[0], pair[1]) { IdentityToken = token }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException($"The credentials for '{host}' are not a Docker configuration in JSON.", exception);
        }
    }

    private static string Member(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    /// <summary>The host of an address such as <c>https://ghcr.io/v2/</c>; Docker Hub has many spellings.</summary>
    private static string Host(string address)
    {
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..];
        var host = rest.Split('/')[0].ToLowerInvariant();
        return host is "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com" ? DockerHub : host;
    }

    /// <summary>The name under which the engine expects Docker Hub's credentials is its first address.</summary>
    private static string ServerAddress(string host) =>
        host == DockerHub ? $"https://index.{DockerHub}/v1/" : host;
}
