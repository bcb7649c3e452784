using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>
/// Takes over objects that exist, for resources whose registration names one. Afterwards the object counts as recorded,
/// and what the program declares differently is an ordinary update of it.
/// </summary>
internal sealed class Imports(RunContext run, StepRunner steps)
{
    /// <summary>True when the named object is not the recorded one already.</summary>
    public static bool IsDue(Goal goal, ResourceState? recorded) => goal.ImportId.Length > 0
        && (recorded is null or { IsExternal: true }
            || (recorded.ImportId != goal.ImportId && recorded.Id != goal.ImportId));

    /// <summary>Reads the named object and records it; an object that was recorded before goes at the end.</summary>
    /// <returns>What is recorded from then on. With a provider that is not ready, nothing of it is known.</returns>
    public async Task<OldResource> ImportAsync(Goal goal, Urn urn, OldResource? old, ProviderHandle provider)
    {
        var replaced = old?.State is { IsPendingReplacement: false } state ? state : null;
        if (replaced is { IsProtected: true, IsExternal: false } && goal.Protect == true)
        {
            throw Protection.CannotReplace(replaced);
        }

        var wanted = Wanted.State(goal, urn, goal.Inputs, replaced) with
        {
            Id = goal.ImportId,
            Outputs = PropertyMap.Empty,
            Created = null,
        };
        var step = new Step(replaced is null ? StepKind.Import : StepKind.ImportReplacement, replaced, wanted);
        var slot = replaced is null && old is not null ? old.Slot : run.Recorder.NewSlot();
        var imported = provider.IsConfigured
            ? await steps.PerformAsync(
                step,
                PendingKind.Importing,
                token => ReadAsync(provider, wanted, token),
                result => replaced is null
                    ? [new SlotChange(slot, result)]
                    : [new SlotChange(slot, result), new SlotChange(old!.Slot, replaced with { IsDeleted = true })])
            : wanted;
        if (!provider.IsConfigured)
        {
            steps.Pass(step, wanted);
        }

        if (replaced is not null)
        {
            run.Replaced[urn] = true;
            old!.State = replaced with { IsDeleted = true };
            old.Use = OldUse.Superseded;
            steps.Pass(new Step(StepKind.Replace, replaced, imported).WithReason($"'{goal.ImportId}' is imported in its place"));
        }

        return new OldResource(slot, imported) { Use = OldUse.Registered, TakenBy = urn };
    }

    /// <summary>Refuses to replace what the program still wants imported: the next run would import the old one again.</summary>
    public void CheckReplacement(ResourceWork work, Decision decision)
    {
        if (work.Goal.ImportId.Length == 0)
        {
            return;
        }

        var keys = string.Join(", ", decision.ReplaceKeys.Select(key => $"'{key}'"));
        var problem = new Diagnostic(
            run.IsPreview ? Severity.Warning : Severity.Error,
            $"'{work.Wanted.Urn.Name}' is imported from '{work.Goal.ImportId}' and would have to be replaced"
            + $"{(keys.Length > 0 ? $", because of {keys}" : "")}.")
        {
            Urn = work.Wanted.Urn,
            Hint = "Declare it as it is, or remove the 'import' option first.",
        };
        if (!run.IsPreview)
        {
            throw new DiagnosticException([problem]);
        }

        run.Events.Report(problem);
    }

    /// <summary>The resource as its provider reads the object of its id.</summary>
    /// <exception cref="DiagnosticException">There is no such object.</exception>
    public async Task<ResourceState> ReadAsync(
        ProviderHandle provider, ResourceState wanted, CancellationToken cancellationToken)
    {
        var result = await provider.Provider.ReadAsync(
            new ReadRequest(wanted.Urn, wanted.Id, PropertyMap.Empty, PropertyMap.Empty, wanted.Timeouts.Read), cancellationToken);
        if (string.IsNullOrEmpty(result.Id))
        {
            throw new DiagnosticException(
                $"There is no object '{wanted.Id}' of type '{wanted.Type}' to import as '{wanted.Urn.Name}'.",
                "Correct the id.");
        }

        var now = run.Environment.Time.GetUtcNow();
        return wanted with
        {
            Id = result.Id,
            Inputs = SecretMarks.Like(result.Inputs, wanted.Inputs),
            Outputs = SecretMarks.Apply(result.Outputs, wanted.Inputs, wanted.AdditionalSecretOutputs),
            Created = now,
            Modified = now,
        };
    }
}
