namespace Fleet.Compose.Yaml;

/// <summary>A text, number, truth value or nothing: which of these is decided by whoever reads it.</summary>
internal sealed record TextNode(Place At, IReadOnlyList<Piece> Pieces, bool IsPlain = false) : Node(At)
{
    private static readonly string[] Nulls = ["", "~", "null", "Null", "NULL"];

    public TextNode(Place at, string text, bool isPlain = false) : this(at, [new Piece(text)], isPlain)
    {
    }

    public override int Size => 1;

    public override string Kind => IsNull ? "nothing" : IsOpaque ? "a value that is not known here" : $"'{Shown}'";

    public override bool IsNull => IsPlain && !IsOpaque && Nulls.Contains(Text);

    /// <summary>True when a secret or another value that is not text is part of it.</summary>
    public bool IsOpaque => Pieces.Any(piece => piece.Opaque is not null);

    /// <summary>The text; what is not text counts as nothing.</summary>
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>The text for messages, on one line and not too long.</summary>
    public string Shown => Text.Split('\n')[0] is { Length: > 60 } line ? $"{line[..60]}…" : Text.Split('\n')[0];

    /// <summary>It as a value.</summary>
    public Value Value => IsOpaque ? Value.Join(Pieces.Select(piece => piece.Opaque ?? piece.Text)) : Text;

    /// <summary>What is before and after the first <paramref name="mark"/>; no second part when there is none.</summary>
    public (TextNode Before, TextNode? After) SplitAt(char mark)
    {
        for (var index = 0; index < Pieces.Count; index++)
        {
            var text = Pieces[index].Text;
            if (Pieces[index].Opaque is null && text.IndexOf(mark, StringComparison.Ordinal) is var found and >= 0)
            {
                return (
                    new TextNode(At, [.. Pieces.Take(index), new Piece(text[..found])]),
                    new TextNode(At, [new Piece(text[(found + 1)..]), .. Pieces.Skip(index + 1)]));
            }
        }

        return (this, null);
    }
}

/// <summary>A piece of a text: text, or a value that is not text, for example a secret.</summary>
internal sealed record Piece(string Text, Value? Opaque = null);
