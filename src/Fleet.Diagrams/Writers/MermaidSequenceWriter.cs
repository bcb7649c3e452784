using System.Globalization;
using System.Text;

namespace Fleet.Diagrams;

/// <summary>Writes a sequence as a Mermaid sequence diagram.</summary>
internal static class MermaidSequenceWriter
{
    public static string Write(Sequence sequence)
    {
        var names = MermaidText.Names(sequence.Participants.Select(participant => participant.Id));
        var text = new StringBuilder("sequenceDiagram\n");
        text.Append(sequence.Numbered ? "    autonumber\n" : "");
        foreach (var participant in sequence.Participants)
        {
            text.Append(CultureInfo.InvariantCulture, $"    participant {names[participant.Id]} as {MermaidText.Escape(participant.Label)}\n");
        }

        Append(text, sequence.Steps, names, "    ");
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<Step> steps, IReadOnlyDictionary<string, string> names, string indent)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case Message message:
                    var arrow = message.Reply ? "-->>" : "->>";
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{names[message.From]}{arrow}{names[message.To]}: {MermaidText.Escape(message.Text)}\n");
                    break;
                case Note note:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}Note over {string.Join(',', note.Over.Select(id => names[id]))}: {MermaidText.Escape(note.Text)}\n");
                    break;
                case Frame frame:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{Opening(frame)}\n");
                    Append(text, frame.Steps, names, indent + "    ");
                    text.Append(CultureInfo.InvariantCulture, $"{indent}end\n");
                    break;
            }
        }
    }

    private static string Opening(Frame frame) =>
        frame.Condition is { } condition ? $"alt {MermaidText.Escape(condition)}" : $"rect {frame.Color ?? "rgba(128,140,170,0.18)"}";
}
