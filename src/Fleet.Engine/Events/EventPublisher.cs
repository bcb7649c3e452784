using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Events;

/// <summary>Numbers, redacts and hands on a run's events, one at a time, and remembers its errors.</summary>
internal sealed class EventPublisher(IEngineEvents sink, TimeProvider time, Actor actor)
{
    private readonly Lock _gate = new();
    private readonly List<Diagnostic> _errors = [];
    private long _sequence;

    /// <summary>What takes secrets out.</summary>
    public Redactor Redactor { get; } = new();

    /// <summary>The errors so far, redacted.</summary>
    public ImmutableArray<Diagnostic> Errors
    {
        get
        {
            lock (_gate)
            {
                return [.. _errors];
            }
        }
    }

    /// <summary>Hands on an event that holds nothing secret.</summary>
    public void Publish(EngineEvent engineEvent)
    {
        if (engineEvent is StepEvent step)
        {
            engineEvent = step with { By = actor };
        }

        lock (_gate)
        {
            sink.Publish(engineEvent with { Sequence = _sequence++, Time = time.GetUtcNow() });
        }
    }

    /// <summary>Reports something to the operator.</summary>
    public void Report(Diagnostic diagnostic, bool isEphemeral = false, int streamId = 0)
    {
        var redacted = diagnostic with
        {
            Summary = Redactor.Redact(diagnostic.Summary),
            Detail = Redactor.Redact(diagnostic.Detail),
            Hint = Redactor.Redact(diagnostic.Hint),
        };
        lock (_gate)
        {
            if (redacted.Severity == Severity.Error)
            {
                _errors.Add(redacted);
            }
        }

        Publish(new DiagnosticEvent(redacted) { IsEphemeral = isEphemeral, StreamId = streamId });
    }

    /// <summary>Reports something to the operator.</summary>
    public void Report(Severity severity, string summary, Urn urn = default, string hint = "") =>
        Report(new Diagnostic(severity, summary) { Urn = urn, Hint = hint });

    /// <summary>Reports why something failed.</summary>
    public void Report(Exception exception, Urn urn = default)
    {
        if (exception is DiagnosticException { Diagnostics: var diagnostics })
        {
            foreach (var diagnostic in diagnostics)
            {
                Report(diagnostic.Urn.IsEmpty ? diagnostic with { Urn = urn } : diagnostic);
            }
        }
        else
        {
            Report(new Diagnostic(Severity.Error, $"{exception.GetType().Name}: {exception.Message}")
            {
                Urn = urn,
                Detail = exception.StackTrace ?? "",
            });
        }
    }

    /// <summary>A line that the program printed.</summary>
    public void PublishOutput(string line, bool isError) => Publish(new StdoutEvent(Redactor.Redact(line), isError));

    /// <summary>A recorded resource as events show it.</summary>
    public StateMetadata? Describe(ResourceState? state) => state is null
        ? null
        : new StateMetadata
        {
            Urn = state.Urn,
            IsCustom = state.IsCustom,
            IsDeleted = state.IsDeleted,
            IsExternal = state.IsExternal,
            IsProtected = state.IsProtected,
            RetainOnDelete = state.RetainOnDelete,
            Id = Redactor.Redact(state.Id),
            Parent = state.Parent,
            Inputs = Redactor.Blind(state.Inputs),
            Outputs = Redactor.Blind(state.Outputs),
            InitErrors = [.. state.InitErrors.Select(Redactor.Redact)],
        };
}
