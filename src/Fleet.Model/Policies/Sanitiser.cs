using System.Text.RegularExpressions;

namespace Fleet;

/// <summary>
/// What is taken out of files before they are shown to the public. Patterns are applied in their order, and what they leave
/// behind none of them finds again, so that a second run changes nothing.
/// </summary>
/// <param name="Patterns">What is replaced in texts, in this order.</param>
/// <param name="RemovedFiles">Expressions for names or contents of files that are left out as a whole.</param>
/// <example><code>
/// var usual = Sanitiser.ForPublicMirrors;
/// fleet.Policies.Sanitiser = usual with
/// {
///     Patterns = [.. usual.Patterns, new SanitiserPattern("hosts", @"\bvps-[0-9]+\b", "HOST")],
/// };
/// </code></example>
public sealed record Sanitiser(IReadOnlyList<SanitiserPattern> Patterns, IReadOnlyList<string> RemovedFiles)
{
    private const int MostRounds = 50;

    // A value in quotes, or up to the next blank, quote or comma; not what was put there before.
    private const string Given = @"(?<quote>[""']?)(?!REDACTED)(?:(?<=[""'])[^""'\r\n]+|[^\s""',}]+)\k<quote>";

    /// <summary>Passwords, keys, tokens, secrets and mail addresses, and files with private keys.</summary>
    public static Sanitiser ForPublicMirrors { get; } = new(
        [
            new("JWT secrets", $@"(?<name>\bJWT_SECRET=){Given}", "${name}REDACTED"),
            new("passwords", $@"(?<name>password:[ \t]*){Given}", "${name}\"REDACTED_PASSWORD\""),
            new("passwords", $@"(?<name>PASS(?:WORD)?=){Given}", "${name}REDACTED_PASSWORD"),
            new("API keys", $@"(?<name>api_key:[ \t]*|API_KEY=){Given}", "${name}REDACTED_API_KEY"),
            new("tokens", $@"(?<name>token:[ \t]*|TOKEN=){Given}", "${name}REDACTED_TOKEN"),
            new("secrets", $@"(?<name>secret:[ \t]*|SECRET=){Given}", "${name}REDACTED_SECRET"),
            new("mail addresses", @"(?<![\w.+@-])(?!REDACTED_EMAIL@example\.com)[\w.+-]+@([\w-]+\.)+[A-Za-z]{2,}([\w.-]*@[\w.-]*)*", "REDACTED_EMAIL@example.com"),
        ],
        ["-----BEGIN[^-]*KEY-----", @"(^|/)id_(rsa|ed25519)$"]);

    /// <summary>A text without what the patterns find, and without what they find in what is left.</summary>
    public string Clean(string text)
    {
        // Where quotes are not closed, one pattern may uncover something for another. Each round takes something away.
        for (var round = 0; round < MostRounds; round++)
        {
            var cleaned = Patterns.Aggregate(text, (before, pattern) => Regex.Replace(
                before, pattern.Find, pattern.Replacement, RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)));
            if (cleaned == text)
            {
                break;
            }

            text = cleaned;
        }

        return text;
    }

    /// <summary>True for a file that is left out as a whole.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="content">What it holds.</param>
    public bool Removes(string path, string content) => RemovedFiles.Any(expression =>
        Regex.IsMatch(path, expression, RegexOptions.None, TimeSpan.FromSeconds(10))
        || Regex.IsMatch(content, expression, RegexOptions.None, TimeSpan.FromSeconds(10)));
}

/// <summary>Something that is replaced in texts.</summary>
/// <param name="Name">What it is, for those who read the policy.</param>
/// <param name="Find">A regular expression.</param>
/// <param name="Replacement">What stands there afterwards; groups by <c>${name}</c>.</param>
public sealed record SanitiserPattern(string Name, string Find, string Replacement);
