namespace Fleet.Document;

/// <summary>What is done step by step.</summary>
public sealed record ProcedureDocument
{
    /// <summary>The permanent name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in drawings.</summary>
    public string? Title { get; init; }

    /// <summary>The system it belongs to.</summary>
    public string? System { get; init; }

    /// <summary>What takes a known time, in order.</summary>
    public IReadOnlyList<ProcedurePhaseDocument>? Phases { get; init; }

    /// <summary>The steps; it begins with the first one.</summary>
    public required IReadOnlyList<ProcedureStepDocument> Steps { get; init; }
}

/// <summary>Steps that are spoken of together.</summary>
public sealed record ProcedurePhaseDocument
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in drawings.</summary>
    public required string Title { get; init; }

    /// <summary>Minutes that it takes; absent when it is no part of the timeline.</summary>
    public double? TakesMinutes { get; init; }

    /// <summary>Minutes after the beginning when it is over.</summary>
    public double? OverAtMinutes { get; init; }
}

/// <summary>A step of a procedure.</summary>
public sealed record ProcedureStepDocument
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in drawings.</summary>
    public required string Title { get; init; }

    /// <summary><c>action</c>, <c>question</c> or <c>end</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of the phase it belongs to.</summary>
    public string? Phase { get; init; }

    /// <summary>What of the fleet it is done to, as edges say it.</summary>
    public string? Of { get; init; }

    /// <summary>What there is to say about it.</summary>
    public IReadOnlyList<string>? Details { get; init; }

    /// <summary>The commands, in order.</summary>
    public IReadOnlyList<string>? Commands { get; init; }

    /// <summary>What must hold before the next step.</summary>
    public IReadOnlyList<string>? Gates { get; init; }

    /// <summary>What is kept by those who come to this end.</summary>
    public RecoveryDocument? Objective { get; init; }

    /// <summary>Where it leads.</summary>
    public IReadOnlyList<ProcedureOutcomeDocument>? Outcomes { get; init; }
}

/// <summary>Where a step leads.</summary>
public sealed record ProcedureOutcomeDocument
{
    /// <summary>The name of the step that follows.</summary>
    public required string To { get; init; }

    /// <summary>Of a question the answer, else what has come about by then.</summary>
    public string? When { get; init; }

    /// <summary>True when it is what happens after a failure.</summary>
    public bool Failure { get; init; }

    /// <summary>True when it leads back on purpose.</summary>
    public bool Repeat { get; init; }
}
