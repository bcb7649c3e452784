using System.Security.Cryptography;
using System.Text;

namespace Fleet.Providers.Fleet.Postgres;

/// <summary>
/// What PostgreSQL keeps of a password (RFC 5803): <c>SCRAM-SHA-256$4096:SALT$STORED:SERVER</c>. The server takes it in
/// place of the password, which so is neither sent nor logged.
/// </summary>
internal static class ScramVerifier
{
    private const string Method = "SCRAM-SHA-256";
    private const int Iterations = 4096;

    /// <summary>A new one, with a salt of its own.</summary>
    public static string Make(string password) => Make(password, RandomNumberGenerator.GetBytes(16), Iterations);

    /// <summary>True when it was made of this password.</summary>
    public static bool Matches(string verifier, string password) =>
        verifier.Split('$') is [Method, var parameters, _]
        && parameters.Split(':') is [var iterations, var salt]
        && int.TryParse(iterations, out var count)
        && count > 0
        && Make(password, Convert.FromBase64String(salt), count) == verifier;

    private static string Make(string password, byte[] salt, int iterations)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"{Method}${iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}
