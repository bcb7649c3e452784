namespace Fleet.Diagrams;

/// <summary>A drawing that can be written: a diagram or a sequence.</summary>
public sealed class Drawing
{
    internal Drawing(Diagram diagram, DrawingFormat format = DrawingFormat.D2) => (Diagram, Format) = (diagram, format);

    internal Drawing(Sequence sequence) => (Sequence, Format) = (sequence, DrawingFormat.Mermaid);

    /// <summary>The language it was declared for.</summary>
    public DrawingFormat Format { get; }

    /// <summary>The diagram, when it is one.</summary>
    public Diagram? Diagram { get; }

    /// <summary>The sequence, when it is one.</summary>
    public Sequence? Sequence { get; }

    /// <summary>Writes it.</summary>
    /// <exception cref="DrawingException">The language has no words for it.</exception>
    public string Write(DrawingFormat format) => (Diagram, Sequence, format) switch
    {
        ({ } diagram, _, DrawingFormat.D2) => D2Writer.Write(diagram),
        ({ } diagram, _, DrawingFormat.Dot) => DotWriter.Write(diagram),
        ({ } diagram, _, DrawingFormat.Mermaid) => MermaidWriter.Write(diagram),
        (_, { } sequence, DrawingFormat.Mermaid) => MermaidSequenceWriter.Write(sequence),
        (_, { } sequence, DrawingFormat.D2) => D2SequenceWriter.Write(sequence),
        _ => throw new DrawingException("A sequence cannot be written for Graphviz. Write it as mermaid or d2."),
    };
}
