using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Fleet.Remote.Ssh;

/// <summary>The public key by which a host is known.</summary>
public sealed record HostKey
{
    private HostKey(string type, string key)
    {
        Type = type;
        Key = key;
    }

    /// <summary>The kind of key, such as <c>ssh-ed25519</c>.</summary>
    public string Type { get; }

    /// <summary>The key in base64.</summary>
    public string Key { get; }

    /// <summary>The key's SHA-256 in the form that <c>ssh-keygen -l</c> prints: <c>SHA256:…</c>.</summary>
    public string Fingerprint =>
        $"SHA256:{Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(Key))).TrimEnd('=')}";

    /// <summary>Reads <c>TYPE BASE64</c>; a comment after it is dropped.</summary>
    /// <exception cref="FormatException">The text is no host key.</exception>
    public static HostKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new FormatException($"'{text}' is not a host key. Give 'TYPE BASE64', as ssh-keyscan prints it after the host.");

    /// <summary>Reads <c>TYPE BASE64</c>; false when the text is something else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostKey? key)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isKey = words.Length >= 2
            && words[0].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '@' or '.')
            && words[1].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=')
            && Convert.TryFromBase64String(words[1], new byte[words[1].Length], out var length) && length > 8;
        key = isKey ? new HostKey(words[0], words[1]) : null;
        return isKey;
    }

    /// <summary>The key as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Type} {Key}";
}
