namespace Fleet;

/// <summary>Steps of a procedure that are spoken of together.</summary>
/// <param name="Name">The name, unique among the phases and steps of its procedure.</param>
/// <param name="Title">What it is called in drawings.</param>
/// <example><code>
/// var canary = new ProcedurePhase("canary", "Canary") { Takes = TimeSpan.FromMinutes(10) };
/// var watch = new ProcedureStep("watch", "Watch it") { Phase = canary, Gates = { "error rate below 1 %" } };
/// var done = new ProcedureStep("done", "Live") { Kind = ProcedureStepKind.End };
/// var back = new ProcedureStep("back", "Switch back") { Kind = ProcedureStepKind.End };
/// watch.Outcomes.Add(new ProcedureOutcome(done, "nothing seen"));
/// watch.OnFailure(back);
/// fleet.Add(new Procedure("release") { Phases = { canary }, Steps = { watch, done, back } });
/// </code></example>
public sealed record ProcedurePhase(string Name, string Title)
{
    /// <summary>How long it takes after the phases before it; it is no part of the timeline unless said.</summary>
    public TimeSpan? Takes { get; init; }
}
