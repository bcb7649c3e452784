using System.Text;

namespace Fleet.Cli.Terminals;

/// <summary>Prints lines to a stream, with ANSI colours or without. Each line is written whole, so lines never mix.</summary>
internal sealed class Printer(TextWriter writer, bool isColored)
{
    private readonly Lock _gate = new();

    /// <summary>The stream itself, for output that is not for people.</summary>
    public TextWriter Writer => writer;

    /// <summary>Whether tones become colours.</summary>
    public bool IsColored => isColored;

    /// <summary>Prints a line.</summary>
    public void Write(Line line)
    {
        var text = isColored ? Colored(line) : line.ToString();
        lock (_gate)
        {
            writer.WriteLine(text);
            writer.Flush();
        }
    }

    /// <summary>Prints lines.</summary>
    public void Write(IEnumerable<Line> lines)
    {
        foreach (var line in lines)
        {
            Write(line);
        }
    }

    /// <summary>Prints a line of one tone.</summary>
    public void Write(string text, Tone tone = Tone.Plain) => Write(Line.Of(text, tone));

    /// <summary>Prints text without ending the line: a question.</summary>
    public void Ask(Line line)
    {
        lock (_gate)
        {
            writer.Write(isColored ? Colored(line) : line.ToString());
            writer.Write(' ');
            writer.Flush();
        }
    }

    private static string Colored(Line line)
    {
        var text = new StringBuilder();
        foreach (var span in line.Spans.Where(span => span.Text.Length > 0))
        {
            var code = Ansi(span.Tone);
            text.Append(code.Length == 0 ? span.Text : $"\e[{code}m{span.Text}\e[0m");
        }

        return text.ToString();
    }

    private static string Ansi(Tone tone) => tone switch
    {
        Tone.Plain => "",
        Tone.Dim => "90",
        Tone.Strong => "1",
        Tone.Add => "32",
        Tone.Change => "33",
        Tone.Remove => "31",
        Tone.Replace => "35",
        Tone.Warning => "33",
        Tone.Error => "1;31",
    };
}
