using System.Text;
using System.Text.RegularExpressions;

namespace Fleet.Providers.Command;

/// <summary>
/// File name patterns as the official package reads them: on slash paths relative to a folder, files only; <c>*</c> and
/// <c>?</c> stop at a slash, <c>**</c> does not; a pattern after <c>!</c> takes earlier matches away.
/// </summary>
internal static class FilePatterns
{
    /// <summary>Links to folders may lead round in a circle.</summary>
    private const int DeepestFolder = 64;

    /// <summary>The matching files, in ordinal order.</summary>
    public static IEnumerable<string> Match(string folder, IEnumerable<string> patterns)
    {
        var rules = patterns.Select(pattern => pattern.StartsWith('!')
            ? (IsTaking: true, Expression: Expression(pattern[1..]))
            : (IsTaking: false, Expression: Expression(pattern))).ToList();
        var everything = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.None,
            MaxRecursionDepth = DeepestFolder,
        };
        return Directory.EnumerateFiles(folder, "*", everything)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(name => rules.LastOrDefault(rule => rule.Expression.IsMatch(name)) is { Expression: not null, IsTaking: false })
            .Order(StringComparer.Ordinal);
    }

    private static Regex Expression(string pattern)
    {
        var text = new StringBuilder("^");
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] == '*' && index + 1 < pattern.Length && pattern[index + 1] == '*')
            {
                var isFolder = index + 2 < pattern.Length && pattern[index + 2] == '/';
                text.Append(isFolder ? "(?:.*/)?" : ".*");
                index += isFolder ? 2 : 1;
            }
            else
            {
                text.Append(pattern[index] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    var letter => Regex.Escape(letter.ToString()),
                });
            }
        }

        return new Regex(text.Append('$').ToString(), RegexOptions.CultureInvariant);
    }
}
