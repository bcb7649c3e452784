using System.Text;
using System.Text.RegularExpressions;

namespace Fleet.Providers.Docker;

/// <summary>Which files of a folder a build does not see, as <c>.dockerignore</c> says. Pure.</summary>
internal sealed class DockerIgnore
{
    private readonly List<(Regex Pattern, bool Excludes)> _rules = [];

    /// <summary>Reads the lines of such a file; the last rule that matches counts.</summary>
    public DockerIgnore(string text)
    {
        foreach (var line in text.TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()))
        {
            var excludes = !line.StartsWith('!');
            var pattern = Clean(excludes ? line : line[1..].Trim());
            if (!line.StartsWith('#') && pattern.Length > 0)
            {
                _rules.Add((new Regex(Expression(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), excludes));
            }
        }
    }

    /// <summary>True for a file that the build does not see.</summary>
    /// <param name="path">The path in the folder, with forward slashes.</param>
    public bool Excludes(string path)
    {
        var isExcluded = false;
        foreach (var (pattern, excludes) in _rules)
        {
            // What is in an excluded folder is excluded too, unless a later rule says otherwise.
            if (excludes != isExcluded && Ancestry(path).Any(pattern.IsMatch))
            {
                isExcluded = excludes;
            }
        }

        return isExcluded;
    }

    private static IEnumerable<string> Ancestry(string path)
    {
        yield return path;
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1))
        {
            yield return path[..at];
        }
    }

    private static string Clean(string pattern)
    {
        var parts = new List<string>();
        foreach (var part in pattern.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static string Expression(string pattern)
    {
        var text = new StringBuilder("^");
        for (var index = 0; index < pattern.Length; index++)
        {
            var rest = pattern.AsSpan(index);
            if (rest.StartsWith("**"))
            {
                // Any number of folders; at the end, anything below.
                var isLast = rest.Length == 2;
                index += rest.StartsWith("**/") ? 2 : 1;
                text.Append(isLast ? ".*" : "(.*/)?");
            }
            else if (rest[0] == '[' && rest.IndexOf(']') is > 1 and var end)
            {
                text.Append(rest[..(end + 1)]);
                index += end;
            }
            else if (rest[0] == '\\' && rest.Length > 1)
            {
                text.Append(Regex.Escape($"{rest[1]}"));
                index++;
            }
            else
            {
                text.Append(rest[0] switch { '*' => "[^/]*", '?' => "[^/]", var letter => Regex.Escape($"{letter}") });
            }
        }

        return text.Append('$').ToString();
    }
}
