using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Fleet.Engine.Plugins;

namespace Fleet.Engine.Monitor;

/// <summary>Versions that a program accepts: sets of comparisons, of which one must hold in all its parts.</summary>
internal sealed partial class VersionRange
{
    private readonly ImmutableArray<ImmutableArray<Func<SemanticVersion, bool>>> _sets;

    private VersionRange(ImmutableArray<ImmutableArray<Func<SemanticVersion, bool>>> sets) => _sets = sets;

    /// <summary>Reads a range such as <c>&gt;=3.1.0 &lt;4.x || 5.0.0</c>.</summary>
    /// <exception cref="FormatException">The text is no range.</exception>
    public static VersionRange Parse(string text) =>
        new([.. text.Split("||").Select(set => ParseSet(set, text))]);

    public bool Contains(SemanticVersion version) => _sets.Any(set => set.All(holds => holds(version)));

    private static ImmutableArray<Func<SemanticVersion, bool>> ParseSet(string set, string whole)
    {
        var matches = Comparison().Matches(set);
        var rest = Comparison().Replace(set, "").Trim();
        return matches.Count > 0 && rest.Length == 0
            ? [.. matches.Select(match => Holds(match.Groups["operator"].Value, match.Groups["version"].Value, whole))]
            : throw Malformed(whole);
    }

    // A version with wildcards is an interval: from its first version to the first one after it.
    private static Func<SemanticVersion, bool> Holds(string comparison, string text, string whole)
    {
        var (from, until) = Interval(text, whole);
        return comparison switch
        {
            "" or "=" or "==" => version => version.CompareTo(from) >= 0 && IsBefore(version, until),
            "!" or "!=" => version => version.CompareTo(from) < 0 || !IsBefore(version, until),
            ">" => version => !IsBefore(version, until) && version.CompareTo(from) > 0,
            ">=" => version => version.CompareTo(from) >= 0,
            "<" => version => version.CompareTo(from) < 0,
            _ => version => IsBefore(version, until),
        };
    }

    private static bool IsBefore(SemanticVersion version, Bound until) =>
        version.CompareTo(until.Version) is var compared && (compared < 0 || (until.IsIncluded && compared == 0));

    private static (SemanticVersion From, Bound Until) Interval(string text, string whole)
    {
        if (SemanticVersion.TryParse(text, out var exact))
        {
            return (exact, new Bound(exact, IsIncluded: true));
        }

        var parts = text.TrimStart('v').Split('.');
        var numbers = parts.TakeWhile(part => part is not ("x" or "X" or "*")).Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Malformed(whole)).ToList();
        return (parts.Length, numbers) switch
        {
            ( > 3, _) or (3, [_, _, _]) => throw Malformed(whole),
            (_, []) => (new(0, 0, 0, ""), new Bound(new(int.MaxValue, 0, 0, ""), IsIncluded: false)),
            (_, [var major]) => (new(major, 0, 0, ""), new Bound(new(major + 1, 0, 0, ""), IsIncluded: false)),
            (_, [var major, var minor, ..]) =>
                (new(major, minor, 0, ""), new Bound(new(major, minor + 1, 0, ""), IsIncluded: false)),
        };
    }

    private static FormatException Malformed(string text) =>
        new($"'{text}' is not a range of versions such as '>=3.1.0 <4.0.0'.");

    [GeneratedRegex(@"(?<operator>>=|<=|!=|==|=|>|<|!)?\s*(?<version>v?[0-9xX*][0-9A-Za-z.*+-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    private sealed record Bound(SemanticVersion Version, bool IsIncluded);
}
