using System.Collections.Immutable;
using System.Globalization;
using Fleet.Protocol.Values.Internal;

namespace Fleet.Protocol.Values;

/// <summary>
/// A way to a property: <c>a.b</c>, <c>a[0]</c>, <c>a["k.x"]</c>, with <c>*</c> or <c>[*]</c> for every member or item.
/// What it changes is a copy; values are immutable.
/// </summary>
/// <remarks>Secrets and outputs on the way are seen through, and what comes out of a secret is secret.</remarks>
public sealed partial record PropertyPath(ImmutableArray<PropertyPathSegment> Segments)
{
    /// <summary>The value itself.</summary>
    public static PropertyPath Root { get; } = new([]);

    /// <summary>The first segment's name; null when the path is the root or starts otherwise.</summary>
    public string? FirstKey => Segments.FirstOrDefault() is PropertyPathSegment.Key key ? key.Name : null;

    /// <summary>True when a segment stands for more than one place.</summary>
    public bool HasWildcards => Segments.Any(segment => segment is PropertyPathSegment.Wildcard);

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">The text is not a path; the message says why.</exception>
    public static PropertyPath Parse(string text)
    {
        var parser = new PropertyPathParser(text);
        return new PropertyPath(parser.Parse());
    }

    /// <summary>Reads a path; false when the text is not one.</summary>
    public static bool TryParse(string text, out PropertyPath path)
    {
        try
        {
            path = Parse(text);
            return true;
        }
        catch (FormatException)
        {
            path = Root;
            return false;
        }
    }

    /// <summary>The path to a member of the object here.</summary>
    public PropertyPath Key(string name) => new(Segments.Add(new PropertyPathSegment.Key(name)));

    /// <summary>The path to an item of the list here.</summary>
    public PropertyPath Index(int position) => new(Segments.Add(new PropertyPathSegment.Index(position)));

    /// <summary>True when <paramref name="other"/> is the same place or lies below; wildcards match any one segment.</summary>
    public bool Contains(PropertyPath other) => Segments.Length <= other.Segments.Length
        && Segments.Zip(other.Segments).All(pair => Matches(pair.First, pair.Second));

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && Segments.SequenceEqual(other.Segments);

    /// <inheritdoc/>
    public override int GetHashCode() => Segments.Aggregate(17, HashCode.Combine);

    /// <summary>The path as it would be written.</summary>
    public override string ToString() => string.Concat(Segments.Select(Print));

    private static bool Matches(PropertyPathSegment pattern, PropertyPathSegment segment) =>
        pattern is PropertyPathSegment.Wildcard || pattern == segment;

    private static string Print(PropertyPathSegment segment, int position) => segment switch
    {
        PropertyPathSegment.Key { Name: var name } when !PropertyPathParser.IsPlain(name) =>
            $"[\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]",
        PropertyPathSegment.Key { Name: var name } => position == 0 ? name : $".{name}",
        PropertyPathSegment.Index { Position: var index } => string.Create(CultureInfo.InvariantCulture, $"[{index}]"),
        _ => "[*]",
    };
}
