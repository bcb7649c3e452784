using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Takes a command line apart as a shell does: words, quotes and backslashes. A value that is no text is never split.</summary>
internal static class ShellWords
{
    /// <summary>The words; <see langword="null"/> when a quote is not closed.</summary>
    public static IReadOnlyList<TextNode>? Split(TextNode line)
    {
        var words = new List<TextNode>();
        var word = new List<Piece>();
        var inWord = false;
        var quote = '\0';
        foreach (var piece in line.Pieces)
        {
            if (piece.Opaque is not null)
            {
                word.Add(piece);
                inWord = true;
                continue;
            }

            for (var index = 0; index < piece.Text.Length; index++)
            {
                var letter = piece.Text[index];
                if (letter == '\\' && quote != '\'' && index + 1 < piece.Text.Length
                    && (quote == '\0' || piece.Text[index + 1] is '"' or '\\'))
                {
                    Put(piece.Text[++index]);
                }
                else if (letter == quote)
                {
                    quote = '\0';
                }
                else if (quote == '\0' && letter is '"' or '\'' && quote == '\0')
                {
                    quote = letter;
                    inWord = true;
                }
                else if (quote == '\0' && char.IsWhiteSpace(letter))
                {
                    End();
                }
                else
                {
                    Put(letter);
                }
            }
        }

        End();
        return quote == '\0' ? words : null;

        void Put(char letter)
        {
            inWord = true;
            if (word.Count > 0 && word[^1].Opaque is null)
            {
                word[^1] = new Piece(word[^1].Text + letter);
            }
            else
            {
                word.Add(new Piece(letter.ToString()));
            }
        }

        void End()
        {
            if (inWord)
            {
                words.Add(new TextNode(line.At, word.Count > 0 ? [.. word] : [new Piece("")]));
            }

            word.Clear();
            inWord = false;
        }
    }
}
