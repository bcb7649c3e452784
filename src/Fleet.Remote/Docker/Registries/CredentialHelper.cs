using System.Text;
using System.Text.Json;

namespace Fleet.Remote.Docker;

/// <summary>
/// Programs named <c>docker-credential-NAME</c> that keep registry passwords for the Docker command. What is secret
/// passes through their input and output only.
/// </summary>
public static class CredentialHelper
{
    private const string TokenUser = "<token>";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The login that a helper keeps for a registry; null for none.</summary>
    /// <param name="helper">The part of the program's name behind <c>docker-credential-</c>.</param>
    /// <param name="address">The registry as the helper knows it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the helper.</param>
    /// <exception cref="RemoteException">The helper is not installed, failed, or did not end.</exception>
    public static async Task<RegistryLogin?> FindAsync(
        string helper, string address, TimeProvider time, CancellationToken cancellationToken)
    {
        var program = $"docker-credential-{helper}";
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(address));
        var result = await new LocalConnection(time).RunAsync(
            RemoteCommand.Of(program, "get") with { Stdin = input, Timeout = Patience }, cancellationToken);
        if (!result.IsSuccess)
        {
            var said = (result.Output + result.Error).Trim();
            return said.Contains("credentials not found", StringComparison.OrdinalIgnoreCase)
                ? null
                : throw Failed(program, address, result.ExitCode == 127 ? "it is not installed"
                    : said.Length > 0 ? said
                    : $"it ended with exit code {result.ExitCode} and said nothing");
        }

        try
        {
            var answer = JsonSerializer.Deserialize(result.OutputBytes.Span, DockerJson.Default.HelperAnswer);
            return answer is not { Username: { } user, Secret: { } secret }
                ? throw Failed(program, address, "its answer has no user and secret")
                : user == TokenUser
                    ? new RegistryLogin(address, "", "") { IdentityToken = secret }
                    : new RegistryLogin(address, user, secret);
        }
        catch (JsonException)
        {
            // The answer may hold the secret: it is not repeated, and neither is what says where reading it failed.
            throw Failed(program, address, "its answer is not JSON");
        }
    }

    private static RemoteException Failed(string program, string address, string reason) => new(
        RemoteFailure.CommandFailed,
        "this machine",
        $"'{program}' gave no credentials for '{address}': {reason.TrimEnd('.')}.",
        "Log in with the Docker command again, or give 'username' and 'password' in the provider's 'registryAuth'.");
}
