namespace Fleet;

/// <summary>Whoever follows a procedure comes to an end of it.</summary>
internal static class ProcedureRules
{
    public static IEnumerable<Finding> ProceduresCanBeFollowed(FleetModel fleet) => fleet.Procedures.SelectMany(Judge);

    private static IEnumerable<Finding> Judge(Procedure procedure) => procedure.Steps is []
        ? [Wrong(procedure, "it has no step", "Add the first one to Steps, or remove it")]
        : Named(procedure).Concat(Declared(procedure)).Concat(Leading(procedure)).Concat(Reached(procedure)).Concat(Circling(procedure));

    private static IEnumerable<Finding> Named(Procedure procedure) =>
        from same in procedure.Steps.Select(step => step.Name).Concat(procedure.Phases.Select(phase => phase.Name)).GroupBy(name => name)
        where same.Count() > 1
        select Wrong(procedure, $"'{same.Key}' is the name of {same.Count()} of its steps and phases", "Give each a name of its own");

    private static IEnumerable<Finding> Declared(Procedure procedure)
    {
        var known = procedure.Steps.ToHashSet();
        foreach (var step in procedure.Steps)
        {
            foreach (var outcome in step.Outcomes.Where(outcome => !known.Contains(outcome.To)))
            {
                yield return Wrong(procedure, $"step '{step.Name}' leads to '{outcome.To.Name}', which is not among its steps", "Add it to Steps");
            }

            if (step.Phase is { } phase && !procedure.Phases.Contains(phase))
            {
                yield return Wrong(procedure, $"step '{step.Name}' is in the phase '{phase.Name}', which is not among its phases", "Add it to Phases");
            }
        }
    }

    private static IEnumerable<Finding> Leading(Procedure procedure)
    {
        foreach (var step in procedure.Steps)
        {
            if (step.Kind == ProcedureStepKind.End && step.Outcomes.Count > 0)
            {
                yield return Wrong(procedure, $"step '{step.Name}' is an end and leads on to '{step.Outcomes[0].To.Name}'", "Make it another kind, or let it lead nowhere");
            }
            else if (step.Kind != ProcedureStepKind.End && step.Outcomes.All(outcome => outcome.IsFailure))
            {
                yield return Wrong(procedure, $"step '{step.Name}' leads nowhere", "Say what follows, or make it an end");
            }

            foreach (var same in step.Outcomes.GroupBy(outcome => (outcome.When, To: outcome.When is null ? outcome.To : null)).Where(same => same.Count() > 1))
            {
                yield return Wrong(procedure, $"step '{step.Name}' leads on {same.Count()} times with '{same.Key.When ?? "no word"}'", "Tell its outcomes apart");
            }
        }
    }

    private static IEnumerable<Finding> Reached(Procedure procedure)
    {
        var reached = new HashSet<ProcedureStep>();
        var next = new Stack<ProcedureStep>([procedure.Steps[0]]);
        while (next.TryPop(out var step))
        {
            if (reached.Add(step))
            {
                step.Outcomes.ForEach(outcome => next.Push(outcome.To));
            }
        }

        return from step in procedure.Steps
               where !reached.Contains(step)
               select Wrong(procedure, $"nothing leads to step '{step.Name}'", "Let a step lead there, or remove it");
    }

    private static IEnumerable<Finding> Circling(Procedure procedure)
    {
        var steps = procedure.Steps;

        // Steps that no circle comes through fall away one after another; those between two circles are left with them.
        var left = steps.ToHashSet();
        while (left.Where(step => !Onward(step).Any(left.Contains)).ToList() is { Count: > 0 } free)
        {
            left.ExceptWith(free);
        }

        return steps.FirstOrDefault(left.Contains) is { } first
            ? [Wrong(procedure, $"step '{Circle(first, left).Name}' leads back to itself", "Say Again where that is on purpose")]
            : [];
    }

    private static IEnumerable<ProcedureStep> Onward(ProcedureStep step) => step.Outcomes.Where(outcome => !outcome.IsRepeat).Select(outcome => outcome.To);

    /// <summary>Whoever goes on among steps that all lead to each other comes to one for a second time.</summary>
    private static ProcedureStep Circle(ProcedureStep step, HashSet<ProcedureStep> left)
    {
        var seen = new HashSet<ProcedureStep>();
        while (seen.Add(step))
        {
            step = Onward(step).First(left.Contains);
        }

        return step;
    }

    private static Finding Wrong(Procedure procedure, string problem, string remedy) => new(
        FindingSeverity.Error, Rules.ProcedureStep.Id, procedure.Name, $"Procedure '{procedure.Name}'", problem, remedy);
}
