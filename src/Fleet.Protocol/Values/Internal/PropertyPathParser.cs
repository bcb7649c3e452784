using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fleet.Protocol.Values.Internal;

/// <summary>Reads a property path from left to right, such as <c>ports[0].labels["a.b"]</c>.</summary>
internal sealed class PropertyPathParser(string text)
{
    private int _position;

    /// <summary>True for a key that needs no quotes.</summary>
    public static bool IsPlain(string key) =>
        key.Length > 0 && key != "*" && key.IndexOfAny(['.', '[', ']', '"', ' ']) < 0;

    public ImmutableArray<PropertyPathSegment> Parse()
    {
        var segments = ImmutableArray.CreateBuilder<PropertyPathSegment>();
        while (_position < text.Length)
        {
            segments.Add(text[_position] switch
            {
                '[' => Bracket(),
                '.' when segments.Count == 0 => throw Error("starts with a dot"),
                '.' => AfterDot(),
                _ when segments.Count > 0 => throw Error("has no dot between a bracket and a name"),
                _ => Name(),
            });
        }

        return segments.ToImmutable();
    }

    private PropertyPathSegment AfterDot()
    {
        _position++;
        // Both 'a.["b"]' and 'a["b"]' are in use.
        return _position < text.Length && text[_position] == '[' ? Bracket() : Name();
    }

    private PropertyPathSegment Name()
    {
        var end = text.AsSpan(_position).IndexOfAny('.', '[');
        var name = end < 0 ? text[_position..] : text.Substring(_position, end);
        _position += name.Length;
        return name switch
        {
            "" => throw Error("has an empty name"),
            "*" => PropertyPathSegment.Wildcard.Instance,
            _ => new PropertyPathSegment.Key(name),
        };
    }

    private PropertyPathSegment Bracket()
    {
        _position++;
        if (_position < text.Length && text[_position] == '"')
        {
            var key = Quoted();
            Expect(']');
            return new PropertyPathSegment.Key(key);
        }

        var end = text.IndexOf(']', _position);
        if (end < 0)
        {
            throw Error("has an open bracket");
        }

        var index = text[_position..end];
        _position = end + 1;
        return index switch
        {
            "*" => PropertyPathSegment.Wildcard.Instance,
            _ when int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                new PropertyPathSegment.Index(number),
            _ => throw Error($"has '{index}' in brackets, which is neither a number, '*' nor a name in quotes"),
        };
    }

    private string Quoted()
    {
        var key = new StringBuilder();
        for (_position++; _position < text.Length; _position++)
        {
            if (text[_position] == '"')
            {
                _position++;
                return key.ToString();
            }

            // Only a quote can be escaped; any other backslash is part of the name.
            if (text[_position] == '\\' && _position + 1 < text.Length && text[_position + 1] == '"')
            {
                _position++;
            }

            key.Append(text[_position]);
        }

        throw Error("has an open quote");
    }

    private void Expect(char wanted)
    {
        if (_position >= text.Length || text[_position] != wanted)
        {
            throw Error($"lacks a '{wanted}'");
        }

        _position++;
    }

    private FormatException Error(string problem) =>
        new($"'{text}' is not a property path: it {problem}. Write it like 'a.b[0][\"key.with.dots\"]'.");
}
