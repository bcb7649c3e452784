using System.Globalization;
using System.Text.RegularExpressions;

namespace Fleet.Compose.Reading;

/// <summary>Sizes as Compose writes them: <c>512m</c>, <c>1.5gb</c>, or bytes without a unit. A kilobyte has 1024 bytes.</summary>
internal static partial class Sizes
{
    private const long MiB = 1 << 20;

    [GeneratedRegex("^(?<number>[0-9]+([.][0-9]+)?) ?(?<unit>[kmgt]?)i?b?$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern { get; }

    /// <summary>The bytes; <see langword="null"/> when the text is no size.</summary>
    public static long? Read(string text)
    {
        if (Pattern.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var bytes = decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "k" => 1L << 10,
            "m" => MiB,
            "g" => 1L << 30,
            "t" => 1L << 40,
            _ => 1,
        };
        return bytes <= long.MaxValue ? (long)bytes : null;
    }

    /// <summary>Bytes in MiB; <see langword="null"/> when there is a rest.</summary>
    public static int? WholeMiB(long bytes) => bytes % MiB == 0 && bytes / MiB <= int.MaxValue ? (int)(bytes / MiB) : null;
}
