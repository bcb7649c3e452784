using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Fleet.Protocol;

namespace Fleet.Engine.Planning;

/// <summary>A set of URNs given as texts with wildcards.</summary>
internal sealed class Targets
{
    private readonly HashSet<string> _literals;
    private readonly ImmutableArray<Regex> _patterns;

    public Targets(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        _literals = [.. all.Where(text => !text.Contains('*', StringComparison.Ordinal))];
        _patterns = [.. all.Where(text => text.Contains('*', StringComparison.Ordinal)).Select(Pattern)];
    }

    /// <summary>True when nothing was given.</summary>
    public bool IsEmpty => _literals.Count == 0 && _patterns.IsEmpty;

    /// <summary>The texts without wildcards: each must be the URN of something.</summary>
    public IReadOnlyCollection<string> Literals => _literals;

    public bool Contains(Urn urn) => _literals.Contains(urn.Text) || _patterns.Any(pattern => pattern.IsMatch(urn.Text));

    private static Regex Pattern(string text)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '*')
            {
                regex.Append(Regex.Escape(text[i].ToString()));
            }
            else if (i + 1 < text.Length && text[i + 1] == '*')
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                regex.Append("[^:]*");
            }
        }

        return new Regex(regex.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
