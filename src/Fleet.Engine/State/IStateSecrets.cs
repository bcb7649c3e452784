using System.Text.Json;
using Fleet.Engine.Secrets;

namespace Fleet.Engine.State;

/// <summary>What happens to secrets between values and the files of state. The text is always JSON of the value.</summary>
internal interface IStateSecrets
{
    /// <summary>Which key it is by its salt; null when what it writes cannot be decrypted again.</summary>
    string? Salt { get; }

    /// <summary>Writes the members that hold a secret.</summary>
    /// <param name="writer">Inside the secret's object.</param>
    /// <param name="place">Where it is, the same for the same property of the same resource.</param>
    /// <param name="plaintext">The value's JSON.</param>
    void Write(Utf8JsonWriter writer, string place, string plaintext);

    /// <summary>The value's JSON of a ciphertext.</summary>
    string Read(string place, string ciphertext);

    /// <summary>Tells how a value that was just read is written here, where that is another text than was encrypted.</summary>
    void Remember(string place, string plaintext, string ciphertext)
    {
    }
}

/// <summary>Encrypts and decrypts, keeping the ciphertext of what did not change.</summary>
internal sealed class EncryptedSecrets(SecretsCipher cipher) : IStateSecrets
{
    public string Salt => cipher.State;

    public void Remember(string place, string plaintext, string ciphertext) => cipher.Remember(place, plaintext, ciphertext);

    public void Write(Utf8JsonWriter writer, string place, string plaintext) =>
        writer.WriteString("ciphertext", cipher.Encrypt(place, plaintext));

    public string Read(string place, string ciphertext) => cipher.Decrypt(place, ciphertext);
}

/// <summary>Shows that something is secret and never what, for readers that have no passphrase.</summary>
internal sealed class BlindSecrets : IStateSecrets
{
    public static readonly BlindSecrets Instance = new();

    public string? Salt => null;

    public void Write(Utf8JsonWriter writer, string place, string plaintext) => writer.WriteString("ciphertext", "[secret]");

    public string Read(string place, string ciphertext) => "\"[secret]\"";
}

/// <summary>Writes secrets in clear, for an operator who asked for that.</summary>
internal sealed class ShownSecrets : IStateSecrets
{
    public static readonly ShownSecrets Instance = new();

    public string? Salt => null;

    public void Write(Utf8JsonWriter writer, string place, string plaintext) => writer.WriteString("plaintext", plaintext);

    public string Read(string place, string ciphertext) =>
        throw new InvalidOperationException("Bug: shown secrets cannot be decrypted.");
}

/// <summary>For state without secrets.</summary>
internal sealed class NoSecrets : IStateSecrets
{
    public static readonly NoSecrets Instance = new();

    public string? Salt => null;

    public void Write(Utf8JsonWriter writer, string place, string plaintext) =>
        throw new InvalidOperationException("Bug: a secret would be written without a key.");

    public string Read(string place, string ciphertext) => throw new StateFormatException(
        "rule 7 is broken: a value is encrypted, and no secrets provider is named.");
}
