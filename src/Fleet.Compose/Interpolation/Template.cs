using Fleet.Compose.Yaml;

namespace Fleet.Compose.Interpolation;

/// <summary>
/// A text with variables in it, such as <c>postgres://${USER:-app}@$HOST</c>. <c>$$</c> is a dollar sign, and so is one that
/// begins neither a name nor a brace.
/// </summary>
internal sealed class Template(string text, Variables variables, Place at, Problems problems)
{
    private int _next;

    /// <summary>The text with its variables replaced.</summary>
    public static IReadOnlyList<Piece> Fill(string text, Variables variables, Place at, Problems problems) =>
        text.Contains('$', StringComparison.Ordinal)
            ? new Template(text, variables, at, problems).Read(inBraces: false)
            : [new Piece(text)];

    /// <summary>Reads to the end, or to the brace that ends an operand.</summary>
    private List<Piece> Read(bool inBraces)
    {
        var pieces = new List<Piece>();
        while (_next < text.Length && !(inBraces && text[_next] == '}'))
        {
            var letter = text[_next++];
            if (letter != '$' || _next == text.Length)
            {
                Put(pieces, letter.ToString());
            }
            else if (text[_next] == '$')
            {
                _next++;
                Put(pieces, "$");
            }
            else if (text[_next] == '{')
            {
                _next++;
                pieces.AddRange(Braced());
            }
            else if (IsFirst(text[_next]))
            {
                var name = Name();
                pieces.AddRange(Value(name) ?? Missing(name));
            }
            else
            {
                Put(pieces, "$");
            }
        }

        return pieces;
    }

    /// <summary>What is in <c>${…}</c>: a name, perhaps an operator, perhaps its operand.</summary>
    private List<Piece> Braced()
    {
        var start = _next - 2;
        if (_next == text.Length || !IsFirst(text[_next]))
        {
            return Malformed(start);
        }

        var name = Name();
        var withEmpty = _next < text.Length && text[_next] == ':';
        _next += withEmpty ? 1 : 0;
        if (_next == text.Length || text[_next] == '}' && withEmpty || !"}-?+".Contains(text[_next], StringComparison.Ordinal))
        {
            return Malformed(start);
        }

        var sign = text[_next];
        if (sign == '}')
        {
            _next++;
            return Value(name) ?? Missing(name);
        }

        _next++;
        var value = Value(name);
        var isSet = value is not null && !(withEmpty && IsEmpty(value));

        // The operand that is not used may name what is not set.
        var operand = sign == '-' && isSet || sign == '+' && !isSet ? Skip() : Read(inBraces: true);
        if (_next == text.Length)
        {
            return Malformed(start);
        }

        _next++;
        switch (sign)
        {
            case '-':
                return isSet ? value! : operand;
            case '+':
                return isSet ? operand : [];
            default:
                return isSet ? value! : Demanded(name, operand);
        }
    }

    private List<Piece> Skip()
    {
        new Template(text, variables, at, new Problems()) { _next = _next }.SkipTo(out _next);
        return [];
    }

    private void SkipTo(out int end)
    {
        Read(inBraces: true);
        end = _next;
    }

    private List<Piece>? Value(string name)
    {
        if (variables.Find(name) is not { } value)
        {
            return null;
        }

        var parts = value.Resolve(null).Parts;
        return parts.All(part => part is TextPart)
            ? [new Piece(string.Concat(parts.Cast<TextPart>().Select(part => part.Text)))]
            : [new Piece("", value)];
    }

    private List<Piece> Missing(string name)
    {
        problems.Add(
            at, $"the variable '{name}' is not set{Nearest.Hint(name, variables.Names)}",
            $"Set it in the options or in the .env file, or write '${{{name}:-}}' if it may be empty");
        return [];
    }

    private List<Piece> Demanded(string name, List<Piece> words)
    {
        var said = string.Concat(words.Select(piece => piece.Text));
        problems.Add(
            at, $"the variable '{name}' is not set{(said.Length > 0 ? $", and the file demands it: {said.TrimEnd('.')}" : ", and the file demands it")}",
            "Set it in the options or in the .env file");
        return [];
    }

    private List<Piece> Malformed(int start)
    {
        problems.Add(
            at, $"'{text[start..].Split('\n')[0]}' is not a variable",
            "Write '${NAME}', with ':-', '-', ':?', '?', ':+' or '+' and a text after the name if need be, or '$$' for a dollar sign");
        _next = text.Length;
        return [];
    }

    private string Name()
    {
        var start = _next;
        while (_next < text.Length && (IsFirst(text[_next]) || char.IsAsciiDigit(text[_next])))
        {
            _next++;
        }

        return text[start.._next];
    }

    private static bool IsFirst(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    private static bool IsEmpty(List<Piece> pieces) => pieces.All(piece => piece is { Opaque: null, Text: "" });

    private static void Put(List<Piece> pieces, string letter)
    {
        if (pieces.Count > 0 && pieces[^1].Opaque is null)
        {
            pieces[^1] = new Piece(pieces[^1].Text + letter);
        }
        else
        {
            pieces.Add(new Piece(letter));
        }
    }
}
