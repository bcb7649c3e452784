using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Fleet.Protocol;

namespace Fleet.Engine.Secrets;

/// <summary>
/// Encrypts and decrypts with a key derived from a passphrase, in Pulumi's format: AES-256-GCM with a 12-byte nonce and
/// the tag behind the ciphertext, written <c>v1:NONCE:CIPHERTEXT</c> in base64.
/// </summary>
public sealed class SecretsCipher
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int SaltBytes = 8;
    private const int KeyBytes = 32;
    private const int Iterations = 1_000_000;
    private const string Probe = "pulumi";

    private readonly byte[] _key;

    // What was decrypted or encrypted where: an unchanged secret keeps its ciphertext, so that unchanged state stays
    // the same text.
    private readonly ConcurrentDictionary<(string Place, string Plaintext), string> _known = new();

    private SecretsCipher(byte[] key, string state)
    {
        _key = key;
        State = state;
    }

    /// <summary>The salt and a probe of the key, as <c>encryptionsalt</c> and checkpoints hold it.</summary>
    public string State { get; }

    /// <summary>A cipher with a new salt.</summary>
    public static SecretsCipher Create(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var key = Derive(passphrase, salt);
        return new SecretsCipher(key, $"v1:{Convert.ToBase64String(salt)}:{Seal(key, Probe, Nonce())}");
    }

    /// <summary>The cipher of an existing salt; null when the passphrase is another.</summary>
    /// <exception cref="DiagnosticException">The salt's text is malformed.</exception>
    public static SecretsCipher? Open(string passphrase, string state)
    {
        var parts = state.Split(':', 3);
        if (parts is not ["v1", _, _] || !TryBase64(parts[1], out var salt))
        {
            throw new DiagnosticException(
                $"The encryption salt '{state}' is not of the form 'v1:SALT:v1:NONCE:CIPHERTEXT'.",
                "Restore 'encryptionsalt' from version control.");
        }

        var key = Derive(passphrase, salt);
        return TryUnseal(key, parts[2]) == Probe ? new SecretsCipher(key, state) : null;
    }

    /// <summary>Encrypts a text.</summary>
    public string Encrypt(string plaintext) => Seal(_key, plaintext, Nonce());

    /// <summary>Encrypts a text, or gives the ciphertext it already has in the same place.</summary>
    public string Encrypt(string place, string plaintext) =>
        _known.GetOrAdd((place, plaintext), key => Encrypt(key.Plaintext));

    /// <summary>Decrypts a text.</summary>
    /// <exception cref="DiagnosticException">The ciphertext is malformed or of another key.</exception>
    public string Decrypt(string ciphertext) => TryUnseal(_key, ciphertext) ?? throw new DiagnosticException(
        "An encrypted value cannot be decrypted with this stack's key.",
        "It was encrypted for another stack or damaged. Set it again.");

    /// <summary>Decrypts a text and remembers its ciphertext for that place.</summary>
    public string Decrypt(string place, string ciphertext)
    {
        var plaintext = Decrypt(ciphertext);
        _known.TryAdd((place, plaintext), ciphertext);
        return plaintext;
    }

    /// <summary>Remembers the ciphertext that a text has in a place.</summary>
    internal void Remember(string place, string plaintext, string ciphertext) =>
        _known.TryAdd((place, plaintext), ciphertext);

    internal static byte[] Derive(string passphrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(passphrase), salt, Iterations, HashAlgorithmName.SHA256, KeyBytes);

    internal static string Seal(byte[] key, string plaintext, byte[] nonce)
    {
        var plain = Encoding.UTF8.GetBytes(plaintext);
        var sealedBytes = new byte[plain.Length + TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length));
        return $"v1:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(sealedBytes)}";
    }

    private static byte[] Nonce() => RandomNumberGenerator.GetBytes(NonceBytes);

    private static string? TryUnseal(byte[] key, string ciphertext)
    {
        if (ciphertext.Split(':') is not ["v1", var nonceText, var sealedText]
            || !TryBase64(nonceText, out var nonce) || nonce.Length != NonceBytes
            || !TryBase64(sealedText, out var sealedBytes) || sealedBytes.Length < TagBytes)
        {
            return null;
        }

        var plain = new byte[sealedBytes.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(nonce, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }

    private static bool TryBase64(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        var valid = Convert.TryFromBase64String(text, bytes, out var length);
        bytes = bytes[..length];
        return valid;
    }
}
