using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>The logins that the Docker command keeps in its configuration, or in programs that this names.</summary>
internal sealed record DockerConfigFile
{
    /// <summary>A configuration that says nothing.</summary>
    public static DockerConfigFile Empty { get; } = new();

    /// <summary>Logins by registry.</summary>
    public ImmutableDictionary<string, RegistryLogin> Logins { get; private init; } =
        ImmutableDictionary<string, RegistryLogin>.Empty;

    /// <summary>The helper for all registries without one of their own; empty for none.</summary>
    public string Helper { get; private init; } = "";

    /// <summary>Helpers by registry.</summary>
    public ImmutableDictionary<string, string> Helpers { get; private init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Reads a configuration such as <c>{"auths": {"ghcr.io": {"auth": "BASE64"}}, "credsStore": "pass"}</c>.</summary>
    /// <exception cref="FormatException">It is something else. What it holds is not repeated.</exception>
    public static DockerConfigFile Parse(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            return new DockerConfigFile
            {
                Logins = Members(root, "auths")
                    .Select(entry => (Host: RegistryAddress.HostOf(entry.Name), Login: Login(entry.Name, entry.Value)))
                    .Where(entry => entry.Login is not null)
                    .DistinctBy(entry => entry.Host)
                    .ToImmutableDictionary(entry => entry.Host, entry => entry.Login!, StringComparer.Ordinal),
                Helper = Text(root, "credsStore"),
                Helpers = Members(root, "credHelpers").DistinctBy(entry => RegistryAddress.HostOf(entry.Name))
                    .ToImmutableDictionary(
                        entry => RegistryAddress.HostOf(entry.Name),
                        entry => entry.Value.GetString() ?? "",
                        StringComparer.Ordinal),
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException("The registry credentials are not a Docker configuration in JSON.", exception);
        }
    }

    /// <summary>The login for a registry; null for none.</summary>
    /// <exception cref="Remote.RemoteException">The program that keeps it failed.</exception>
    public async Task<RegistryLogin?> FindAsync(string host, TimeProvider time, CancellationToken cancellationToken)
    {
        var helper = Helpers.GetValueOrDefault(host, Helper);
        var kept = helper.Length == 0
            ? null
            : await CredentialHelper.FindAsync(helper, RegistryAddress.Server(host), time, cancellationToken);
        return kept ?? Logins.GetValueOrDefault(host);
    }

    private static RegistryLogin? Login(string address, JsonElement entry)
    {
        var server = RegistryAddress.Server(RegistryAddress.HostOf(address));
        var token = Text(entry, "identitytoken");
        var pair = Text(entry, "auth") is { Length: > 0 } encoded
            ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Split(':', 2)
            : [Text(entry, "username"), Text(entry, "password")];
        return pair.Length == 2 && (pair[0].Length > 0 || token.Length > 0)
            ? new RegistryLogin(server, pair[0], pair[1].TrimEnd('\0')) { IdentityToken = token }
            : null;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null)
            : [];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
