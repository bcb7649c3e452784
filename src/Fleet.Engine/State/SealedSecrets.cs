using System.Text.Json;

namespace Fleet.Engine.State;

/// <summary>
/// Carries secrets from one file to another without opening them, so that what only moves or removes resources needs no
/// passphrase. A value that was read so is a text that holds its ciphertext; nothing may show it or send it anywhere.
/// </summary>
internal sealed class SealedSecrets(string salt) : IStateSecrets
{
    private const string Mark = "fleet-sealed:";

    /// <summary>For a reader that finds the key's salt in the file.</summary>
    public static readonly SealedSecrets Any = new("");

    public string Salt { get; } = salt;

    public void Write(Utf8JsonWriter writer, string place, string plaintext)
    {
        var text = JsonSerializer.Deserialize<string>(plaintext)!;
        writer.WriteString("ciphertext", text.StartsWith(Mark, StringComparison.Ordinal)
            ? text[Mark.Length..]
            : throw new InvalidOperationException("Bug: a secret of this run cannot be sealed."));
    }

    public string Read(string place, string ciphertext) => JsonSerializer.Serialize(Mark + ciphertext);
}
