using System.Security.Cryptography;

namespace Fleet.Providers.Resources;

/// <summary>Ids as the official packages make them.</summary>
internal static class NewIds
{
    /// <summary>Eight hexadecimal digits.</summary>
    public static string EightHex() => RandomNumberGenerator.GetHexString(8, lowercase: true);
}
