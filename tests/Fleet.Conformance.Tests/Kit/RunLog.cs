using Fleet.Engine.Events;
using Fleet.Protocol;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Keeps what a run says.</summary>
internal sealed class RunLog : IEngineEvents
{
    private readonly List<EngineEvent> _events = [];

    /// <summary>The steps that came to an end, as <c>create test:index:Thing::first</c>, in alphabetical order.</summary>
    public IEnumerable<string> Steps => _events.OfType<ResourceOutputsEvent>().Select(done => done.Metadata)
        .Where(step => !step.IsInternal)
        .Select(step => $"{step.Kind.Name()} {Names.Short(step.Urn.Text)}{Why(step)}")
        .Distinct().Order(StringComparer.Ordinal);

    /// <summary>The steps that failed.</summary>
    public IEnumerable<string> Failures => _events.OfType<ResourceFailedEvent>()
        .Select(failed => $"failed to {failed.Metadata.Kind.Name()} {Names.Short(failed.Metadata.Urn.Text)}")
        .Order(StringComparer.Ordinal);

    /// <summary>What was reported, and what the program printed, in alphabetical order: runs are parallel.</summary>
    public IEnumerable<string> Messages => _events.Select(Said).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    /// <summary>Everything, to search for what must not be in it.</summary>
    public string Everything => string.Join('\n', _events.Select(Whole));

    public void Publish(EngineEvent engineEvent) => _events.Add(engineEvent);

    private static string Why(StepMetadata step) =>
        step.Kind is StepKind.Same || !step.ChangedPaths.Any() ? "" : $" ({string.Join(", ", step.ChangedPaths)})";

    private static string? Said(EngineEvent engineEvent) => engineEvent switch
    {
        DiagnosticEvent { IsEphemeral: false, Diagnostic: { Severity: > Severity.Debug } diagnostic } =>
            $"{diagnostic.Severity.ToString().ToLowerInvariant()}: {About(diagnostic)}{Names.Short(Names.FirstLine(diagnostic.Summary))}",
        StdoutEvent line when !IsNoise(line.Message) => $"printed: {Names.Short(line.Message)}",
        _ => null,
    };

    // A stack trace holds line numbers of the SDK; whether Node warns of rejections is a matter of timing.
    private static bool IsNoise(string line) =>
        line.StartsWith("   at ", StringComparison.Ordinal)
        || line.Contains("PromiseRejectionHandledWarning", StringComparison.Ordinal)
        || line.StartsWith("(Use `node --trace-warnings", StringComparison.Ordinal);

    private static string About(Diagnostic diagnostic) =>
        diagnostic.Urn.IsEmpty ? "" : $"{Names.Short(diagnostic.Urn.Text)}: ";

    // The text of a record does not hold the members of its properties.
    private static string Whole(EngineEvent engineEvent) => engineEvent switch
    {
        ResourcePreEvent { Metadata: var step } => Whole(step),
        ResourceOutputsEvent { Metadata: var step } => Whole(step),
        DiagnosticEvent { Diagnostic: var said } => $"{said.Summary} {said.Detail} {said.Hint}",
        PreludeEvent prelude => string.Join(' ', prelude.Config.Values),
        _ => engineEvent.ToString(),
    };

    private static string Whole(StepMetadata step) => string.Join(' ', new[] { step.Old, step.New }.OfType<StateMetadata>()
        .SelectMany(state => new[] { state.Id, ValueText.Of(state.Inputs), ValueText.Of(state.Outputs) }));
}
