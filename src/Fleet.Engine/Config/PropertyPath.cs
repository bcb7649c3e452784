using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fleet.Engine.Config;

/// <summary>
/// A path to a property: <c>a.b</c>, <c>a[0]</c>, <c>a["k.x"]</c>, and the wildcards <c>a[*]</c> and <c>a.*</c>.
/// </summary>
internal sealed record PropertyPath(ImmutableArray<PathSegment> Segments)
{
    /// <summary>Reads a path; null when it is malformed.</summary>
    public static PropertyPath? TryParse(string text)
    {
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        var position = 0;
        while (position < text.Length)
        {
            var segment = text[position] == '['
                ? ParseBracket(text, ref position)
                : ParseName(text, ref position, isFirst: segments.Count == 0);
            if (segment is null)
            {
                return null;
            }

            segments.Add(segment.Value);
        }

        return segments.Count == 0 ? null : new PropertyPath(segments.ToImmutable());
    }

    /// <summary>True when a path is this one or lies below it; wildcards of this one match anything.</summary>
    public bool Covers(PropertyPath other)
    {
        if (Segments.Length > other.Segments.Length)
        {
            return false;
        }

        for (var i = 0; i < Segments.Length; i++)
        {
            if (!Segments[i].Matches(other.Segments[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static PathSegment? ParseName(string text, ref int position, bool isFirst)
    {
        if (text[position] == '.')
        {
            if (isFirst || ++position == text.Length)
            {
                return null;
            }
        }
        else if (!isFirst)
        {
            return null;
        }

        var end = text.AsSpan(position).IndexOfAny('.', '[');
        var name = end < 0 ? text[position..] : text.Substring(position, end);
        position += name.Length;
        return name switch
        {
            "" => null,
            "*" => PathSegment.Any,
            _ => PathSegment.Of(name),
        };
    }

    private static PathSegment? ParseBracket(string text, ref int position)
    {
        position++;
        if (position < text.Length && text[position] == '"')
        {
            return ParseQuoted(text, ref position);
        }

        var end = text.IndexOf(']', position);
        if (end < 0)
        {
            return null;
        }

        var content = text[position..end];
        position = end + 1;
        return content == "*"
            ? PathSegment.Any
            : int.TryParse(content, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? PathSegment.At(index)
                : null;
    }

    private static PathSegment? ParseQuoted(string text, ref int position)
    {
        var name = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            switch (text[position])
            {
                case '\\' when position + 1 < text.Length && text[position + 1] == '"':
                    name.Append('"');
                    position++;
                    break;
                case '"' when position + 1 < text.Length && text[position + 1] == ']':
                    position += 2;
                    return PathSegment.Of(name.ToString());
                case '"':
                    return null;
                default:
                    name.Append(text[position]);
                    break;
            }
        }

        return null;
    }
}

/// <summary>One step of a path: a name, an index, or any.</summary>
internal readonly record struct PathSegment(string? Name, int Index)
{
    /// <summary>Matches every name and index.</summary>
    public static PathSegment Any => new(null, -1);

    /// <summary>True for the wildcard.</summary>
    public bool IsAny => Name is null && Index < 0;

    /// <summary>True for an index.</summary>
    public bool IsIndex => Name is null && Index >= 0;

    public static PathSegment Of(string name) => new(name, -1);

    public static PathSegment At(int index) => new(null, index);

    public bool Matches(PathSegment other) => IsAny || this == other;
}
