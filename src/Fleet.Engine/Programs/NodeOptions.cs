using System.Security.Cryptography;
using System.Text;

namespace Fleet.Engine.Programs;

/// <summary>What Node.js itself is told beside its arguments.</summary>
internal static class NodeOptions
{
    /// <summary>The variable that Node.js reads.</summary>
    public const string Variable = "NODE_OPTIONS";

    private const string Resource = "Fleet.Engine.Programs.inspect.cjs";

    /// <summary>
    /// The variable's value: what is set already, and a file to load first without which an uncaught error of a program may
    /// never be told.
    /// </summary>
    /// <param name="given">The value so far; null or empty for none.</param>
    public static string Value(string? given)
    {
        var load = $"--require \"{File().Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
        return string.IsNullOrEmpty(given) ? load : $"{given} {load}";
    }

    /// <summary>Splits arguments as a shell does: at blanks, but for those in quotes or after a backslash.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        var isWord = false;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
                isWord = true;
            }
            else if (quote == '\0' ? character is '"' or '\'' : character == quote)
            {
                quote = quote == '\0' ? character : '\0';
                isWord = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (isWord)
                {
                    yield return word.ToString();
                    word.Clear();
                    isWord = false;
                }
            }
            else
            {
                word.Append(character);
                isWord = true;
            }
        }

        if (isWord)
        {
            yield return word.ToString();
        }
    }

    // Named by its content, so that it is written once and never changed under a running program.
    private static string File()
    {
        using var stream = typeof(NodeOptions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"Bug: '{Resource}' is missing.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var path = Path.Combine(
            ProgramCache.Folder(), $"inspect-{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}.cjs");
        if (!System.IO.File.Exists(path))
        {
            var temporary = $"{path}.{Environment.ProcessId}";
            System.IO.File.WriteAllBytes(temporary, content);
            System.IO.File.Move(temporary, path, overwrite: true);
        }

        return path;
    }
}
