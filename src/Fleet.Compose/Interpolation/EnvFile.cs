using System.Text;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Interpolation;

/// <summary>
/// Reads files of <c>NAME=value</c> lines. Values may be in quotes, which may span lines; in single quotes nothing is replaced.
/// </summary>
internal sealed class EnvFile(string text, Source source, Variables variables, Problems problems)
{
    private readonly Dictionary<string, Value> _values = [];
    private int _next;
    private int _line = 1;

    /// <summary>The variables of a file in its order; a name without <c>=</c> takes the value from outside, if there is one.</summary>
    public static IReadOnlyDictionary<string, Value> Read(string text, Source source, Variables variables, Problems problems) =>
        new EnvFile(text.ReplaceLineEndings("\n"), source, variables, problems).Read();

    /// <summary>The same where values are what follows <c>=</c>, letter by letter.</summary>
    public static IReadOnlyDictionary<string, Value> ReadRaw(string text)
    {
        var values = new Dictionary<string, Value>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#')))
        {
            values[line[..line.IndexOf('=', StringComparison.Ordinal)].Trim()] = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        return values;
    }

    private Dictionary<string, Value> Read()
    {
        while (_next < text.Length)
        {
            Skip(" \t\n");
            if (_next < text.Length && text[_next] == '#')
            {
                SkipLine();
            }
            else if (_next < text.Length)
            {
                ReadLine();
            }
        }

        return _values;
    }

    private void ReadLine()
    {
        var at = new Place(source, _line, 1);
        if (text.AsSpan(_next).StartsWith("export "))
        {
            _next += "export ".Length;
        }

        var start = _next;
        while (_next < text.Length && text[_next] is not ('=' or ':' or '\n'))
        {
            _next++;
        }

        var name = text[start.._next].Trim();
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
        {
            problems.Add(at, $"'{name}' is not the name of a variable", "Write NAME=value");
            SkipLine();
        }
        else if (_next == text.Length || text[_next] == '\n')
        {
            if (variables.Find(name) is { } outside)
            {
                _values[name] = outside;
            }
        }
        else
        {
            _next++;
            Skip(" \t");
            _values[name] = ReadValue(at);
        }
    }

    private Value ReadValue(Place at)
    {
        var quote = _next < text.Length ? text[_next] : '\n';
        if (quote is '"' or '\'')
        {
            return ReadQuoted(quote, at);
        }

        var start = _next;
        SkipLine();
        var plain = text[start.._next];
        var comment = plain.StartsWith('#') ? 0 : plain.IndexOf(" #", StringComparison.Ordinal);
        return Fill((comment < 0 ? plain : plain[..comment]).Trim(), at);
    }

    private Value ReadQuoted(char quote, Place at)
    {
        var value = new StringBuilder();
        for (_next++; _next < text.Length && text[_next] != quote; _next++)
        {
            if (text[_next] == '\n')
            {
                _line++;
            }

            if (text[_next] == '\\' && _next + 1 < text.Length && (quote == '"' || text[_next + 1] == '\''))
            {
                _next++;
                value.Append(quote == '\'' ? text[_next] : Unescaped(text[_next]));
            }
            else
            {
                value.Append(text[_next]);
            }
        }

        if (_next == text.Length)
        {
            problems.Add(at, "the quoted value does not end", $"Close it with {quote}");
            return "";
        }

        _next++;
        SkipLine();
        return quote == '\'' ? value.ToString() : Fill(value.ToString(), at);
    }

    private static string Unescaped(char letter) => letter switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        '$' => "$$",
        '"' or '\\' => letter.ToString(),
        _ => $"\\{letter}",
    };

    private Value Fill(string value, Place at) =>
        new TextNode(at, Template.Fill(value, new Variables(_values, variables), at, problems)).Value;

    private void Skip(string letters)
    {
        while (_next < text.Length && letters.Contains(text[_next], StringComparison.Ordinal))
        {
            _line += text[_next] == '\n' ? 1 : 0;
            _next++;
        }
    }

    private void SkipLine()
    {
        while (_next < text.Length && text[_next] != '\n')
        {
            _next++;
        }
    }
}
