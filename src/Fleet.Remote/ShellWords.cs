using System.Text;

namespace Fleet.Remote;

/// <summary>Reads the words of a command line as a POSIX shell does; the other way round is <see cref="ShellQuote"/>.</summary>
public static class ShellWords
{
    private const string Special = "$`;&|<>()*?#~";

    /// <summary>The words; null when it takes more than a look at them to know what the line does.</summary>
    public static IReadOnlyList<string>? Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (var index = 0; index < line.Length; index++)
        {
            switch (line[index])
            {
                case ' ' or '\t' or '\n':
                    words.AddRange(word is null ? [] : [word.ToString()]);
                    word = null;
                    break;
                case '\'' when line.IndexOf('\'', index + 1) is > 0 and var end:
                    (word ??= new StringBuilder()).Append(line, index + 1, end - index - 1);
                    index = end;
                    break;
                case '\\' when index + 1 < line.Length:
                    (word ??= new StringBuilder()).Append(line[++index]);
                    break;
                case '\'' or '\\' or '"':
                    return null;
                case var special when Special.Contains(special):
                    return null;
                case var letter:
                    (word ??= new StringBuilder()).Append(letter);
                    break;
            }
        }

        words.AddRange(word is null ? [] : [word.ToString()]);
        return words;
    }
}
