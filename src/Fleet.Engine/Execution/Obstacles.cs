using Fleet.Engine.Planning;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>What keeps a resource from being registered: something that it needs failed, or is not made in this run.</summary>
internal sealed class Obstacles(RunContext run)
{
    /// <summary>What a resource cannot do without and whose failure began it; empty when nothing failed.</summary>
    public Urn FailedNeed(Goal goal)
    {
        if (run.Failed.IsEmpty)
        {
            return default;
        }

        foreach (var need in goal.Needs())
        {
            if (run.Failed.TryGetValue(need, out var failed))
            {
                return failed;
            }
        }

        return default;
    }

    /// <summary>Refuses a target that needs what the run, being confined to its targets, does not make.</summary>
    /// <exception cref="DiagnosticException">It does.</exception>
    public void CheckUnmade(Goal goal, Urn urn)
    {
        if (run.Unmade.IsEmpty || !run.Targets.Includes(urn, goal.Needs()))
        {
            return;
        }

        if (goal.Needs().FirstOrDefault(run.Unmade.ContainsKey) is { IsEmpty: false } missing)
        {
            throw run.Targets.Excludes(missing)
                ? new DiagnosticException(
                    $"'{urn.Name}' needs '{missing.Name}', which is excluded and does not exist yet.",
                    "Exclude it too: add --exclude-dependents.")
                : new DiagnosticException(
                    $"'{urn.Name}' is a target and needs '{missing.Name}', which is not one and does not exist yet.",
                    $"Add --target '{missing}'.");
        }
    }
}
