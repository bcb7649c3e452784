namespace Fleet.Document;

/// <summary>Writes flows and declared drawings.</summary>
internal static class DrawingWriter
{
    public static FlowDocument Write(Flow flow) => new()
    {
        Name = flow.Name,
        Title = flow.Title,
        System = flow.System,
        Numbered = flow.IsNumbered,
        Participants =
        [
            .. flow.Participants.Select(participant => new FlowParticipantDocument
            {
                Name = participant.Name,
                Title = participant.Title,
                Of = participant.Stands is { } end ? EdgeWriter.Path(end) : null,
            }),
        ],
        Steps = [.. flow.Steps.Select(Write)],
    };

    public static ViewDocument Write(View view) => new()
    {
        Name = view.Name,
        System = view.System,
        Title = view.Title,
        Format = Words.Of(view.Format),
        Direction = Words.Of(view.Direction),
        Parts = [.. view.Parts.Select(Write)],
        Labels =
        [
            .. view.Labels.Select(label => new ViewLabelDocument
            {
                From = label.From,
                To = label.To,
                Text = label.Text,
                BothWays = label.BothWays,
                LeftOut = label.LeftOut,
            }),
        ],
        Kinds = view.Kinds.OrNull(),
        Topics = view.Topics.OrNull(),
        ShowsForbidden = view.ShowsForbidden,
        Classes = view.Classes.Count == 0 ? null : DocumentWriter.Sorted(view.Classes),
    };

    private static FlowStepDocument Write(FlowStep step) => step switch
    {
        FlowMessage message => new() { Text = message.Text, From = message.From.Name, To = message.To.Name, Reply = message.IsReply },
        FlowNote note => new() { Text = note.Text, Over = [.. note.Over.Select(participant => participant.Name)] },
        FlowFrame frame => new()
        {
            Text = frame.Title,
            When = frame.When,
            Color = frame.Color,
            Steps = [.. frame.Steps.Select(Write)],
        },
        _ => throw new InvalidOperationException($"Bug: a step of a flow is a '{step.GetType().Name}'."),
    };

    private static ViewPartDocument Write(ViewPart part) => new()
    {
        Id = part.Id,
        Label = part.Label.Replace("{address}", Address(part), StringComparison.Ordinal),
        Of = [.. part.Of.Select(EdgeWriter.Path)],
        Shape = part is ViewNode node ? Words.Of(node.Shape) : null,
        Class = (part as ViewNode)?.Class,
        Fill = part.Fill,
        Border = part.Border == ArrowStyle.Solid ? null : Words.Of(part.Border),
        Parts = part is ViewGroup group ? [.. group.Parts.Select(Write)] : null,
    };

    private static string Address(ViewPart part) =>
        part.Of.Select(end => end.Thing).OfType<Host>().FirstOrDefault() is { } host
            ? host.Place?.Address ?? host.Addresses.Access ?? "?"
            : "?";
}
