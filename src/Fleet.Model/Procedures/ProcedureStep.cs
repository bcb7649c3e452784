namespace Fleet;

/// <summary>A step of a procedure.</summary>
/// <param name="name">The permanent name, unique among the steps and phases of its procedure.</param>
/// <param name="title">What it is called in drawings.</param>
public sealed class ProcedureStep(string name, string title)
{
    /// <summary>The permanent name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is called in drawings.</summary>
    public string Title { get; } = title;

    /// <summary>What it is; something that is done unless said.</summary>
    public ProcedureStepKind Kind { get; init; }

    /// <summary>The phase it belongs to; none unless said.</summary>
    public ProcedurePhase? Phase { get; init; }

    /// <summary>What of the fleet it is done to; nothing unless said.</summary>
    public EdgeEnd? Of { get; init; }

    /// <summary>What there is to say about it, line by line.</summary>
    public List<string> Details { get; } = [];

    /// <summary>The commands, in order.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>What must hold before the next step.</summary>
    public List<string> Gates { get; } = [];

    /// <summary>What is kept by those who come to this end; nothing unless said.</summary>
    public RecoveryObjective? Objective { get; init; }

    /// <summary>Where it leads.</summary>
    public List<ProcedureOutcome> Outcomes { get; } = [];

    /// <summary>Leads to another step.</summary>
    /// <param name="to">The step that follows.</param>
    /// <param name="when">Of a question the answer, else what has come about by then; nothing unless said.</param>
    /// <returns>The step that follows.</returns>
    public ProcedureStep Then(ProcedureStep to, string? when = null) => Add(new ProcedureOutcome(to, when));

    /// <summary>Leads to another step when it fails, or when its gates do not hold.</summary>
    /// <returns>The step that follows.</returns>
    public ProcedureStep OnFailure(ProcedureStep to, string? when = null) => Add(new ProcedureOutcome(to, when) { IsFailure = true });

    /// <summary>Leads back to a step that was done before, on purpose.</summary>
    /// <returns>The step that follows.</returns>
    public ProcedureStep Again(ProcedureStep to, string? when = null) => Add(new ProcedureOutcome(to, when) { IsRepeat = true });

    private ProcedureStep Add(ProcedureOutcome outcome)
    {
        Outcomes.Add(outcome);
        return outcome.To;
    }
}

/// <summary>What a step of a procedure is.</summary>
public enum ProcedureStepKind
{
    /// <summary>Something that is done or happens.</summary>
    Action,

    /// <summary>Something that is asked; its outcomes are the answers.</summary>
    Question,

    /// <summary>Where the procedure ends.</summary>
    End,
}

/// <summary>Where a step leads.</summary>
/// <param name="To">The step that follows.</param>
/// <param name="When">Of a question the answer, else what has come about by then.</param>
public sealed record ProcedureOutcome(ProcedureStep To, string? When = null)
{
    /// <summary>True when it is what happens after a failure; drawn dashed.</summary>
    public bool IsFailure { get; init; }

    /// <summary>True when it leads back on purpose.</summary>
    public bool IsRepeat { get; init; }
}
