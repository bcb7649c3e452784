using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Engine.Execution;
using Fleet.Engine.Planning;
using Fleet.Protocol;

namespace Fleet.Engine.Plans;

/// <summary>
/// Holds an update to a plan. Each resource must be asked for as planned, where the plan knew, and each step must be a
/// planned one or do less: what was to be made, changed or replaced may turn out to be right already.
/// </summary>
internal sealed class PlanGuard(UpdatePlan plan)
{
    private readonly Dictionary<Urn, List<StepKind>> _open =
        plan.Resources.ToDictionary(entry => entry.Key, entry => entry.Value.Steps.ToList());

    private readonly HashSet<Urn> _seen = [];

    /// <summary>What generated names were derived from when the plan was made; empty when it does not say.</summary>
    public ImmutableArray<byte> Seed(Urn urn) => plan.Resources.GetValueOrDefault(urn)?.Seed ?? [];

    /// <summary>Refuses a goal that was not planned.</summary>
    /// <exception cref="DiagnosticException">The program asks for something else.</exception>
    public void Check(Urn urn, Goal goal)
    {
        if (plan.Resources.GetValueOrDefault(urn)?.Goal is not { } planned)
        {
            throw Refusal($"'{urn.Name}' of type '{urn.Type}' is registered, and the plan does not have it.");
        }

        if (planned.Difference(PlannedGoal.Of(goal)) is { Length: > 0 } difference)
        {
            throw Refusal($"'{urn.Name}' of type '{urn.Type}' is not registered as planned: {difference} differ from the plan.");
        }
    }

    /// <summary>Refuses a step that was not planned; null when it was.</summary>
    public DiagnosticException? Objection(Step step)
    {
        if (step.Kind == StepKind.Refresh)
        {
            return null;
        }

        lock (_open)
        {
            _seen.Add(step.Urn);
            var open = _open.GetValueOrDefault(step.Urn);
            if (open?.Remove(step.Kind) == true)
            {
                return null;
            }

            if (open is { Count: > 0 } && DoesLess(step.Kind, open))
            {
                open.Clear();
                return null;
            }
        }

        var planned = plan.Resources.GetValueOrDefault(step.Urn)?.Words ?? "nothing";
        return Refusal(
            $"'{step.Urn.Name}' of type '{step.Urn.Type}': the plan says {planned}, and {step.Kind.Name()} would be due.");
    }

    /// <summary>What was planned and did not come up at all.</summary>
    public IEnumerable<Diagnostic> Missing() => plan.Resources
        .Where(entry => entry.Value.HasChanges && !_seen.Contains(entry.Key))
        .Select(entry => new Diagnostic(
            Severity.Error,
            $"'{entry.Key.Name}' of type '{entry.Key.Type}': the plan says {entry.Value.Words}, and it did not come to that.")
        {
            Urn = entry.Key,
        });

    private static bool DoesLess(StepKind kind, List<StepKind> open) => kind switch
    {
        StepKind.Same => open.Exists(planned => planned is StepKind.Create or StepKind.Update || IsReplacement(planned)),
        StepKind.Update => open.Exists(IsReplacement),
        _ => false,
    };

    private static bool IsReplacement(StepKind kind) =>
        kind is StepKind.Replace or StepKind.CreateReplacement or StepKind.DeleteReplaced;

    private static DiagnosticException Refusal(string summary) => new(summary, "Nothing was done to it. Make a new plan and look at it.");
}
