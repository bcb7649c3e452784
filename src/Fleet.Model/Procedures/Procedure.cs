namespace Fleet;

/// <summary>
/// What is done step by step, with what must hold before it goes on and what happens when it does not: a pipeline, a recovery
/// after a failure, the life of a request. It is declared as data, drawn as a chart, and done by nobody.
/// </summary>
/// <param name="name">The permanent name, unique among the procedures and flows of the fleet.</param>
/// <example><code>
/// var alert = new ProcedureStep("alert", "Alert");
/// var well = new ProcedureStep("well", "Is it healthy?") { Kind = ProcedureStepKind.Question };
/// var restart = new ProcedureStep("restart", "Restart it") { Commands = { "docker compose restart web" } };
/// var done = new ProcedureStep("done", "Resolved")
/// {
///     Kind = ProcedureStepKind.End, Objective = new RecoveryObjective("crash", TimeSpan.FromMinutes(2)),
/// };
/// alert.Then(well);
/// well.Then(done, "yes");
/// well.Then(restart, "no").Again(well, "after 30 s");
/// fleet.Add(new Procedure("recovery") { Steps = { alert, well, restart, done } });
/// </code></example>
public sealed class Procedure(string name)
{
    /// <summary>The permanent name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is called in drawings; its name unless said.</summary>
    public string? Title { get; init; }

    /// <summary>The system it belongs to; none unless said.</summary>
    public string? System { get; init; }

    /// <summary>What takes a known time, in order; steps refer to them. Drawn around their steps.</summary>
    public List<ProcedurePhase> Phases { get; } = [];

    /// <summary>The steps. It begins with the first one.</summary>
    public List<ProcedureStep> Steps { get; } = [];

    /// <summary>When each phase that takes a known time is over, counted from the beginning.</summary>
    public IEnumerable<(ProcedurePhase Phase, TimeSpan OverAt)> Timeline
    {
        get
        {
            var at = TimeSpan.Zero;
            foreach (var phase in Phases)
            {
                if (phase.Takes is { } takes)
                {
                    at += takes;
                    yield return (phase, at);
                }
            }
        }
    }
}
