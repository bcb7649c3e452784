namespace Fleet.Diagrams;

/// <summary>Who says what to whom, in order.</summary>
/// <param name="Name">What it is called.</param>
public sealed record Sequence(string Name)
{
    /// <summary>Those who take part, from left to right.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>Messages, frames and notes in order.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>True when messages are numbered.</summary>
    public bool Numbered { get; init; }
}

/// <summary>Someone who takes part.</summary>
/// <param name="Id">Unique in the sequence.</param>
/// <param name="Label">What is written above.</param>
public sealed record Participant(string Id, string Label);

/// <summary>A part of a sequence.</summary>
public abstract record Step;

/// <summary>Something that is said.</summary>
/// <param name="From">The id of the one who says it.</param>
/// <param name="To">The id of the one it is said to.</param>
/// <param name="Text">What.</param>
public sealed record Message(string From, string To, string Text) : Step
{
    /// <summary>True when it answers.</summary>
    public bool Reply { get; init; }
}

/// <summary>A remark over some who take part.</summary>
/// <param name="Over">Their ids, one or two.</param>
/// <param name="Text">What.</param>
public sealed record Note(IReadOnlyList<string> Over, string Text) : Step;

/// <summary>Steps that belong together.</summary>
/// <param name="Steps">The steps.</param>
public sealed record Frame(IReadOnlyList<Step> Steps) : Step
{
    /// <summary>The condition under which they happen; none when they are only shown together.</summary>
    public string? Condition { get; init; }

    /// <summary>The colour behind them, <c>rgb(40,60,120)</c>.</summary>
    public string? Color { get; init; }
}
