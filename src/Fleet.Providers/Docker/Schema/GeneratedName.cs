using System.Security.Cryptography;
using System.Text;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>Names for resources whose program gives them none: the logical name, a dash and seven hex digits.</summary>
internal static class GeneratedName
{
    private const int Digits = 7;
    private const int Longest = 255;

    /// <summary>The recorded generated name, or a new one.</summary>
    public static string For(CheckRequest request) => Recorded(request.OldInputs) ?? New(request);

    /// <summary>True when the name was made up rather than given.</summary>
    public static bool IsGenerated(PropertyMap inputs) => inputs.Find(Plain.Defaults) is { } defaults
        && defaults.AsList().Any(name => name.AsText() == "name");

    private static string? Recorded(PropertyMap old) =>
        old.Find("name")?.AsText() is { Length: > 0 } name && (IsGenerated(old) || !old.ContainsKey(Plain.Defaults))
            ? name
            : null;

    private static string New(CheckRequest request)
    {
        var hash = SHA256.HashData([.. request.RandomSeed, .. Encoding.UTF8.GetBytes(request.Urn.Text)]);
        var logical = string.Concat(request.Urn.Name.Select(letter => IsAllowed(letter) ? letter : '-'));
        logical = logical[..Math.Min(logical.Length, Longest - Digits - 1)];
        return $"{(logical.Length > 0 && char.IsAsciiLetterOrDigit(logical[0]) ? "" : "x")}{logical}-"
            + Convert.ToHexStringLower(hash)[..Digits];
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-';
}
