using Fleet.Engine.Events;
using Fleet.Protocol;

namespace Fleet.Engine.Tests.Kit;

/// <summary>The events and the result of a run.</summary>
internal sealed class RunLog : IEngineEvents
{
    private readonly List<EngineEvent> _events = [];

    public OperationResult Result { get; set; } = new() { Outcome = OperationOutcome.Failed };

    public IReadOnlyList<EngineEvent> Events
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>The steps begun, as <c>create web</c>, without the stack, default providers and those that do nothing.</summary>
    public IEnumerable<string> Steps => AllSteps.Where(step => !step.StartsWith("same ", StringComparison.Ordinal));

    public IEnumerable<string> AllSteps => Events.OfType<ResourcePreEvent>().Select(begun => begun.Metadata)
        .Where(step => step is { IsInternal: false, Urn.IsRootStack: false })
        .Select(step => $"{step.Kind.Name()} {step.Urn.Name}");

    /// <summary>The steps that succeeded, in order.</summary>
    public IEnumerable<StepMetadata> Done => Events.OfType<ResourceOutputsEvent>().Select(done => done.Metadata);

    public IEnumerable<string> Errors => Result.Errors.Select(error => error.Summary);

    public IEnumerable<string> Messages(Severity severity) => Events.OfType<DiagnosticEvent>()
        .Where(message => message.Diagnostic.Severity == severity).Select(message => message.Diagnostic.Summary);

    public void Publish(EngineEvent engineEvent)
    {
        lock (_events)
        {
            _events.Add(engineEvent);
        }
    }
}
