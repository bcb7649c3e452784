namespace Fleet.Document;

/// <summary>Writes procedures.</summary>
internal static class ProcedureWriter
{
    public static ProcedureDocument Write(Procedure procedure) => new()
    {
        Name = procedure.Name,
        Title = procedure.Title,
        System = procedure.System,
        Phases = procedure.Phases.Select(phase => new ProcedurePhaseDocument
        {
            Name = phase.Name,
            Title = phase.Title,
            TakesMinutes = phase.Takes?.TotalMinutes,
            OverAtMinutes = procedure.Timeline.Where(each => each.Phase == phase).Select(each => (TimeSpan?)each.OverAt).FirstOrDefault()?.TotalMinutes,
        }).OrNull(),
        Steps = [.. procedure.Steps.Select(Write)],
    };

    private static ProcedureStepDocument Write(ProcedureStep step) => new()
    {
        Name = step.Name,
        Title = step.Title,
        Kind = Words.Of(step.Kind),
        Phase = step.Phase?.Name,
        Of = step.Of is { } end ? EdgeWriter.Path(end) : null,
        Details = step.Details.OrNull(),
        Commands = step.Commands.OrNull(),
        Gates = step.Gates.OrNull(),
        Objective = step.Objective is { } objective ? OperationsWriter.Write(objective) : null,
        Outcomes = step.Outcomes.Select(outcome => new ProcedureOutcomeDocument
        {
            To = outcome.To.Name,
            When = outcome.When,
            Failure = outcome.IsFailure,
            Repeat = outcome.IsRepeat,
        }).OrNull(),
    };
}
