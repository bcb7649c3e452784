using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Draws a declared flow as a sequence.</summary>
internal static class FlowView
{
    public static Sequence Draw(FlowDocument flow) => new(flow.Title ?? flow.Name)
    {
        Participants = [.. flow.Participants.Select(each => new Participant(each.Name, each.Title ?? each.Name))],
        Steps = [.. flow.Steps.SelectMany(step => StepsOf(step, flow))],
        Numbered = flow.Numbered,
    };

    private static IEnumerable<Step> StepsOf(FlowStepDocument step, FlowDocument flow) => step switch
    {
        { From: { } from, To: { } to } => [new Message(from, to, step.Text) { Reply = step.Reply }],
        { Over: { } over } => [new Note(over, step.Text)],
        { When: { } condition, Steps: { } steps } => [new Frame([.. steps.SelectMany(each => StepsOf(each, flow))]) { Condition = condition }],
        { Steps: { } steps } => [new Frame([.. Heading(step, flow), .. steps.SelectMany(each => StepsOf(each, flow))]) { Color = step.Color }],
        _ => [],
    };

    // A frame has no place for a title of its own: it is a note over those who speak in it, unless one says it already.
    private static IEnumerable<Step> Heading(FlowStepDocument frame, FlowDocument flow)
    {
        var spoken = frame.Steps!.SelectMany(Speakers).ToHashSet();
        var over = flow.Participants.Select(each => each.Name).Where(spoken.Contains).ToList();
        return over.Count == 0 || frame.Text.Length == 0 || frame.Steps!.Any(step => step.Over is not null && step.Text == frame.Text) ? [] : [new Note(over.Count == 1 ? over : [over[0], over[^1]], frame.Text)];
    }

    private static IEnumerable<string> Speakers(FlowStepDocument step) =>
        step.Steps?.SelectMany(Speakers) ?? new[] { step.From, step.To }.OfType<string>();
}
