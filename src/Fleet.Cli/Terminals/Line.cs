using System.Collections.Immutable;

namespace Fleet.Cli.Terminals;

/// <summary>A piece of a line.</summary>
internal readonly record struct Span(string Text, Tone Tone);

/// <summary>A line of output as data: views make lines, printers colour them or not.</summary>
internal sealed record Line(ImmutableArray<Span> Spans)
{
    /// <summary>Nothing on it.</summary>
    public static Line Empty { get; } = new(ImmutableArray<Span>.Empty);

    /// <summary>A line of one tone.</summary>
    public static Line Of(string text, Tone tone = Tone.Plain) =>
        text.Length == 0 ? Empty : new Line([new Span(text, tone)]);

    /// <summary>This line with text at its end.</summary>
    public Line Add(string text, Tone tone = Tone.Plain) =>
        text.Length == 0 ? this : new Line(Spans.Add(new Span(text, tone)));

    /// <summary>This line moved to the right.</summary>
    public Line Indent(int columns) => new(Spans.Insert(0, new Span(new string(' ', columns), Tone.Plain)));

    /// <summary>This line behind another line's pieces.</summary>
    public Line After(Line prefix) => new(prefix.Spans.AddRange(Spans));

    /// <summary>The text without tones, no blanks at the end.</summary>
    public override string ToString() => string.Concat(Spans.Select(span => span.Text)).TrimEnd();
}
