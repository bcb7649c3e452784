using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Cli.Views;

/// <summary>
/// What the events of a run amount to so far: one row a resource in the order they appeared, general diagnostics, the
/// program's output, and the summary once it is there. Every view for people reads this.
/// </summary>
internal sealed class RunModel
{
    private readonly Dictionary<Urn, ResourceRow> _byUrn = [];
    private readonly List<ResourceRow> _rows = [];

    /// <summary>The rows in order of appearance.</summary>
    public IReadOnlyList<ResourceRow> Rows => _rows;

    /// <summary>What was reported about no resource in particular.</summary>
    public List<Diagnostic> General { get; } = [];

    /// <summary>The summary; null until the end.</summary>
    public SummaryEvent? Summary { get; private set; }

    /// <summary>True for a plan.</summary>
    public bool IsPreview { get; init; }

    /// <summary>True for a refresh, whose rows are what was found rather than what is done.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>Rows that stand for a repair or report of drift.</summary>
    public IEnumerable<ResourceRow> Drifted => _rows.Where(row => row.IsDrift);

    /// <summary>Rows with a change, those of connections' settings included.</summary>
    public IEnumerable<ResourceRow> Changed => _rows.Where(row => row.Change != Change.Same);

    /// <summary>The row of a resource; null when there is none.</summary>
    public ResourceRow? Find(Urn urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>Takes an event and says which row it touched, if any.</summary>
    public ResourceRow? Apply(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case ResourcePreEvent { Metadata: { IsInternal: false, Kind: StepKind.Refresh } reading } when !IsRefresh:
                var read = Get(reading.Urn);
                read.IsBeingRead = true;
                read.Parent = reading.Old?.Parent ?? read.Parent;
                return read;
            case ResourceOutputsEvent { Metadata: { IsInternal: false } found } when Find(found.Urn) is { IsBeingRead: true } looked:
                looked.IsBeingRead = false;
                return Found(looked, found);
            case ResourcePreEvent { Metadata.IsInternal: false } begun:
                var starting = Row(begun.Metadata);
                starting.State = begun.IsPlanning ? RowState.Waiting : RowState.Running;
                starting.Began ??= begun.Time;
                return starting;
            case ResourceOutputsEvent { Metadata.IsInternal: false } done:
                var finished = Row(done.Metadata);
                finished.State = finished.State == RowState.Failed ? RowState.Failed : RowState.Done;
                finished.Took = finished.Began is { } began ? done.Time - began : null;
                finished.Status = "";
                return finished;
            case ResourceFailedEvent { Metadata.IsInternal: false } failure:
                var failed = Row(failure.Metadata);
                failed.State = RowState.Failed;
                failed.Took = failed.Began is { } start ? failure.Time - start : null;
                return failed;
            case ResourceSkippedEvent skip:
                var skipped = Get(skip.Urn);
                skipped.State = RowState.Skipped;
                skipped.Parent = skipped.Parent.IsEmpty ? LikelyParent(skip.Urn) : skipped.Parent;
                skipped.Status = _byUrn.TryGetValue(skip.FailedDependency, out var cause)
                    ? $"skipped: {cause.Label} failed"
                    : $"skipped: {skip.FailedDependency.Name} failed";
                return skipped;
            case DiagnosticEvent { Diagnostic: var diagnostic } report:
                return Report(diagnostic, report.IsEphemeral);
            case SummaryEvent summary:
                Summary = summary;
                return null;
            default:
                return null;
        }
    }

    // What was found on the host before the plan: not a change, but the reason for one.
    private static ResourceRow Found(ResourceRow row, StepMetadata step)
    {
        var changed = step.ChangedPaths.Select(PropertyChanges.TopLevel).Distinct().ToList();
        row.IsDrift = step.IsDrift || step.Kind == StepKind.Delete || changed.Count > 0;
        row.DriftReasons = !row.IsDrift ? []
            : step.Reasons.Length > 0 ? step.Reasons
            : [step.Kind == StepKind.Delete ? "it is gone" : $"it differs in {string.Join(", ", changed)}"];
        return row;
    }

    private ResourceRow? Report(Diagnostic diagnostic, bool isEphemeral)
    {
        if (diagnostic.Urn.IsEmpty)
        {
            General.Add(diagnostic);
            return null;
        }

        var row = Get(diagnostic.Urn);
        if (diagnostic.Severity is Severity.Info)
        {
            row.Status = diagnostic.Summary;
        }

        if (!isEphemeral)
        {
            row.Diagnostics.Add(diagnostic);
        }

        return row;
    }

    // A skipped resource comes without its metadata; names go from the outside to the inside.
    // Where a host is down that is nearly every resource, so the rows are not searched for each of them.
    private Urn LikelyParent(Urn urn)
    {
        var (type, name) = (urn.QualifiedType, urn.Name);
        if (type.LastIndexOf('$') is var end && end < 0)
        {
            return default;
        }

        for (var length = name.Length; length > 0; length--)
        {
            if (Urn.TryParse($"urn:pulumi:{urn.Stack}::{urn.Project}::{type[..end]}::{name[..length]}", out var parent) && _byUrn.ContainsKey(parent))
            {
                return parent;
            }
        }

        return default;
    }

    private ResourceRow Get(Urn urn)
    {
        if (!_byUrn.TryGetValue(urn, out var row))
        {
            row = new ResourceRow(urn);
            _byUrn.Add(urn, row);
            _rows.Add(row);
        }

        return row;
    }

    private ResourceRow Row(StepMetadata step)
    {
        var row = Get(step.Urn);
        row.IsCounted = true;
        row.ComparesOutputs = IsRefresh;
        row.Parent = step.New?.Parent ?? step.Old?.Parent ?? row.Parent;
        row.IsComponent = !(step.New?.IsCustom ?? step.Old?.IsCustom ?? true);
        row.Change = Merge(row.Change, Of(step.Kind, IsRefresh));
        row.OldInputs ??= step.Old?.Inputs;
        row.OldOutputs ??= step.Old?.Outputs;
        row.NewInputs = step.New?.Inputs ?? row.NewInputs;
        row.NewOutputs = step.New?.Outputs ?? row.NewOutputs;
        row.IsDrift |= step.IsDrift;
        row.Differences = row.Differences.SetItems(step.DetailedDiff ?? DiffResult.None.Properties);
        row.ReplaceKeys = [.. row.ReplaceKeys.Union(step.ReplaceKeys)];
        row.Reasons = [.. row.Reasons.Union(step.Reasons).Except(row.DriftReasons)];
        row.DriftReasons = step.IsDrift && row.DriftReasons.IsEmpty ? step.Reasons : row.DriftReasons;
        row.Hidden = step.HideDiffs.IsDefaultOrEmpty ? row.Hidden : step.HideDiffs;
        return row;
    }

    // A resource may have several steps; the operator wants to know of one change.
    private static Change Merge(Change known, Change next) => (known, next) switch
    {
        (Change.Same, _) => next,
        (_, Change.Same) => known,
        (Change.Replace, _) or (_, Change.Replace) => Change.Replace,
        _ => next,
    };

    private static Change Of(StepKind kind, bool isRefresh) => kind switch
    {
        StepKind.Same or StepKind.RemovePendingReplace => Change.Same,
        StepKind.Refresh => Change.Same,
        StepKind.Create => Change.Create,
        StepKind.Update => Change.Update,
        StepKind.Delete => isRefresh ? Change.Forget : Change.Delete,
        StepKind.Replace or StepKind.CreateReplacement or StepKind.DeleteReplaced
            or StepKind.ImportReplacement or StepKind.ReadReplacement => Change.Replace,
        StepKind.Read => Change.Read,
        StepKind.Discard or StepKind.DiscardReplaced => Change.Forget,
        StepKind.Import => Change.Import,
    };
}
