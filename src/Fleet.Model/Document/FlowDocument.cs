namespace Fleet.Document;

/// <summary>What happens in which order.</summary>
public sealed record FlowDocument
{
    /// <summary>The permanent name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in drawings.</summary>
    public string? Title { get; init; }

    /// <summary>The system it belongs to.</summary>
    public string? System { get; init; }

    /// <summary>True when messages are numbered.</summary>
    public bool Numbered { get; init; }

    /// <summary>Those who take part, from left to right.</summary>
    public required IReadOnlyList<FlowParticipantDocument> Participants { get; init; }

    /// <summary>The steps in order.</summary>
    public required IReadOnlyList<FlowStepDocument> Steps { get; init; }
}

/// <summary>Someone who takes part in a flow.</summary>
public sealed record FlowParticipantDocument
{
    /// <summary>The name, unique in the flow.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in drawings; its name when absent.</summary>
    public string? Title { get; init; }

    /// <summary>What it is of the fleet, as edges say it; absent when it is none of it.</summary>
    public string? Of { get; init; }
}

/// <summary>A message (it has <c>from</c>), a note (it has <c>over</c>) or a frame (it has <c>steps</c>).</summary>
public sealed record FlowStepDocument
{
    /// <summary>What is said; of a frame: what it is.</summary>
    public required string Text { get; init; }

    /// <summary>Who says it.</summary>
    public string? From { get; init; }

    /// <summary>To whom.</summary>
    public string? To { get; init; }

    /// <summary>True when it answers.</summary>
    public bool Reply { get; init; }

    /// <summary>Whom a note stands over.</summary>
    public IReadOnlyList<string>? Over { get; init; }

    /// <summary>The condition under which the steps of a frame happen.</summary>
    public string? When { get; init; }

    /// <summary>The colour of a frame.</summary>
    public string? Color { get; init; }

    /// <summary>The steps of a frame.</summary>
    public IReadOnlyList<FlowStepDocument>? Steps { get; init; }
}
