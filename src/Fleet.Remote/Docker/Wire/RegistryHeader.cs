using System.Buffers.Text;
using System.Text.Json;

namespace Fleet.Remote.Docker;

/// <summary>Credentials as an engine takes them in a header.</summary>
internal static class RegistryHeader
{
    /// <summary>One login.</summary>
    public static string Of(RegistryLogin login) =>
        Encode(JsonSerializer.SerializeToUtf8Bytes(Value(login), DockerJson.Default.RegistryAuthHeader));

    /// <summary>Logins by registry; of several for one the last.</summary>
    public static string Of(IEnumerable<RegistryLogin> logins) => Encode(JsonSerializer.SerializeToUtf8Bytes(
        logins.GroupBy(login => login.Address, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Value(group.Last()), StringComparer.Ordinal),
        DockerJson.Default.DictionaryStringRegistryAuthHeader));

    private static RegistryAuthHeader Value(RegistryLogin login) => new()
    {
        ServerAddress = login.Address,
        Username = login.IdentityToken.Length > 0 ? null : login.Username,
        Password = login.IdentityToken.Length > 0 ? null : login.Password,
        IdentityToken = login.IdentityToken.Length > 0 ? login.IdentityToken : null,
    };

    /// <summary>The engine's decoder wants the padding that base64url usually goes without.</summary>
    private static string Encode(byte[] json)
    {
        var text = Base64Url.EncodeToString(json);
        return text.PadRight((text.Length + 3) / 4 * 4, '=');
    }
}
