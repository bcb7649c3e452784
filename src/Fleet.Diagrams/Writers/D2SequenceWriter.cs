using System.Globalization;
using System.Text;

namespace Fleet.Diagrams;

/// <summary>Writes a sequence in D2.</summary>
internal static class D2SequenceWriter
{
    public static string Write(Sequence sequence)
    {
        var text = new StringBuilder("shape: sequence_diagram\n");
        foreach (var participant in sequence.Participants)
        {
            text.Append(CultureInfo.InvariantCulture, $"{D2Writer.Key(participant.Id)}: {D2Writer.Quote(participant.Label)}\n");
        }

        var frames = 0;
        Append(text, sequence.Steps, "", ref frames);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<Step> steps, string indent, ref int frames)
    {
        var number = 0;
        foreach (var step in steps)
        {
            switch (step)
            {
                case Message message:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{D2Writer.Key(message.From)} -> {D2Writer.Key(message.To)}: {D2Writer.Quote(message.Text)}");
                    text.Append(message.Reply ? " { style.stroke-dash: 4 }\n" : "\n");
                    break;
                case Note { Over: [var over, ..] } note when indent.Length == 0:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{D2Writer.Key(over)}.{D2Writer.Key($"note{++number}")}: {D2Writer.Quote(note.Text)}\n");
                    break;
                case Frame frame:
                    var title = frame.Condition ?? frame.Steps.OfType<Note>().FirstOrDefault()?.Text ?? "";
                    text.Append(CultureInfo.InvariantCulture, $"{indent}frame{++frames}: {D2Writer.Quote(title)} {{\n");
                    Append(text, frame.Steps, indent + "  ", ref frames);
                    text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
                    break;
            }
        }
    }
}
