namespace Fleet;

/// <summary>A step of a flow: a message, a note, or a frame around other steps.</summary>
public abstract record FlowStep
{
    private protected FlowStep()
    {
    }

    /// <summary>The messages in it, in order.</summary>
    internal abstract IEnumerable<FlowMessage> Messages { get; }

    /// <summary>Who is spoken of in it.</summary>
    internal abstract IEnumerable<FlowParticipant> Spoken { get; }
}

/// <summary>A message.</summary>
/// <param name="From">Who says it; the same as <paramref name="To"/> for what somebody does alone.</param>
/// <param name="To">To whom.</param>
/// <param name="Text">What.</param>
public sealed record FlowMessage(FlowParticipant From, FlowParticipant To, string Text) : FlowStep
{
    /// <summary>True when it answers another one; drawn dashed.</summary>
    public bool IsReply { get; init; }

    internal override IEnumerable<FlowMessage> Messages => [this];

    internal override IEnumerable<FlowParticipant> Spoken => [From, To];
}

/// <summary>A remark.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Over">Whom it stands over, from left to right.</param>
public sealed record FlowNote(string Text, params IReadOnlyList<FlowParticipant> Over) : FlowStep
{
    internal override IEnumerable<FlowMessage> Messages => [];

    internal override IEnumerable<FlowParticipant> Spoken => Over;
}

/// <summary>Steps that belong together.</summary>
/// <param name="Title">What they are.</param>
public sealed record FlowFrame(string Title) : FlowStep
{
    /// <summary>The condition under which they happen, for example <c>no valid session</c>; always unless said.</summary>
    public string? When { get; init; }

    /// <summary>Its colour, for example <c>rgb(40,60,120)</c>; none unless said.</summary>
    public string? Color { get; init; }

    /// <summary>The steps.</summary>
    public List<FlowStep> Steps { get; } = [];

    internal override IEnumerable<FlowMessage> Messages => Steps.SelectMany(step => step.Messages);

    internal override IEnumerable<FlowParticipant> Spoken => Steps.SelectMany(step => step.Spoken);
}
