using System.Globalization;
using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Draws a declared procedure: its steps in their phases, and what leads from one to the next.</summary>
internal static class ProcedureView
{
    private const string Ending = "#eaf0f8";

    public static Diagram Draw(ProcedureDocument procedure)
    {
        var ids = procedure.Steps.ToDictionary(step => step.Name, step => step.Phase is { } phase ? $"{phase}/{step.Name}" : step.Name);
        return new Diagram(procedure.Title ?? procedure.Name)
        {
            Title = procedure.Title,
            Parts = [.. Parts(procedure)],
            Arrows =
            [
                .. from step in procedure.Steps
                   from outcome in step.Outcomes ?? []
                   select new Arrow(ids[step.Name], ids[outcome.To])
                   {
                       Label = outcome.When,
                       Line = outcome.Failure ? ArrowStyle.Dashed : ArrowStyle.Solid,
                   },
            ],
        };
    }

    // A phase stands where the first of its steps was declared.
    private static IEnumerable<Part> Parts(ProcedureDocument procedure) =>
        from step in procedure.Steps
        group step by step.Phase ?? $"/{step.Name}" into same
        let phase = procedure.Phases?.FirstOrDefault(each => each.Name == same.Key)
        select phase is null ? (Part)Of(same.First()) : new Group(phase.Name, Of(phase)) { Parts = [.. same.Select(Of)] };

    private static Node Of(ProcedureStepDocument step) => new(step.Name, Texts.Lines(
        [
            step.Title,
            InBrackets([.. step.Details ?? [], .. step.Commands ?? []]),
            .. (step.Gates ?? []).Select(gate => $"✓ {gate}"),
            InBrackets(Said(step.Objective), ", "),
        ]))
    {
        Shape = step.Kind == Words.Of(ProcedureStepKind.Question) ? Shape.Diamond : step.Gates is null ? Shape.Rectangle : Shape.Hexagon,
        Fill = step.Kind == Words.Of(ProcedureStepKind.End) ? Ending : null,
    };

    private static string Of(ProcedurePhaseDocument phase) => Texts.Lines(
        phase.Title,
        phase.OverAtMinutes is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"{TimeSpan.FromMinutes(at):h\\:mm}{(phase.TakesMinutes > 0 ? $" ({phase.TakesMinutes} min)" : "")}")
            : null);

    private static List<string> Said(RecoveryDocument? objective) => objective is null ? [] :
    [
        $"RTO: {Duration(TimeSpan.FromMinutes(objective.BackWithinMinutes))}",
        .. objective.LosesAtMostHours is { } hours ? [$"RPO: <{Duration(TimeSpan.FromHours(hours))}"] : (string[])[],
    ];

    private static string Duration(TimeSpan time) => (time.TotalHours, time.TotalMinutes) switch
    {
        (1, _) => "1 hour",
        ( > 1, _) when time.TotalHours % 1 == 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours} hours"),
        var (_, minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes} min"),
    };

    private static string? InBrackets(List<string> lines, string separator = "\n") =>
        lines.Count == 0 ? null : $"({string.Join(separator, lines)})";
}
