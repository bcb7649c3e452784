using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests.Procedures;

/// <summary>A procedure can be followed from its first step to an end; what is in the way is said with the step's name.</summary>
public class ProcedureTests
{
    private readonly ProcedureStep _first = new("first", "First");
    private readonly ProcedureStep _second = new("second", "Second");
    private readonly ProcedureStep _last = new("last", "Last") { Kind = ProcedureStepKind.End };

    [Fact]
    public void One_that_leads_to_an_end_is_right()
    {
        _first.Then(_second, "done").Then(_last);
        _second.Again(_first, "not yet");
        _second.OnFailure(_last, "broken");

        Problems(_first, _second, _last).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_no_procedure() => Problems().Should().Equal("it has no step");

    [Fact]
    public void A_step_that_nothing_leads_to_is_named()
    {
        _first.Then(_last);
        _second.Then(_last);

        Problems(_first, _second, _last).Should().Equal("nothing leads to step 'second'");
    }

    [Fact]
    public void A_step_that_leads_nowhere_unless_it_fails_is_named()
    {
        _first.Then(_second);
        _second.OnFailure(_last);

        Problems(_first, _second, _last).Should().Equal("step 'second' leads nowhere");
    }

    [Fact]
    public void An_answer_that_leads_out_of_the_procedure_is_named()
    {
        _first.Then(_last, "yes");
        _first.Then(_second, "no");

        Problems(_first, _last).Should().Equal("step 'first' leads to 'second', which is not among its steps");
    }

    [Fact]
    public void An_end_that_leads_on_is_named()
    {
        _first.Then(_last).Again(_first);

        Problems(_first, _last).Should().Equal("step 'last' is an end and leads on to 'first'");
    }

    [Fact]
    public void A_circle_is_named_once_unless_it_is_on_purpose()
    {
        _first.Then(_second).Then(_first, "again");
        _second.Then(_last, "done");

        Problems(_first, _second, _last).Should().Equal("step 'first' leads back to itself");
    }

    [Fact]
    public void A_circle_is_found_behind_steps_that_are_in_none()
    {
        var third = new ProcedureStep("third", "Third");
        _first.Then(_second).Then(third).OnFailure(_second);
        third.Then(_last);

        Problems(_first, _second, third, _last).Should().Equal("step 'second' leads back to itself");
    }

    [Fact]
    public void Two_answers_of_the_same_words_are_one_too_many()
    {
        _first.Then(_second, "yes").Then(_last);
        _first.Then(_last, "yes");

        Problems(_first, _second, _last).Should().Equal("step 'first' leads on 2 times with 'yes'");
    }

    [Fact]
    public void Steps_and_phases_have_names_of_their_own_and_phases_are_known()
    {
        var phase = new ProcedurePhase("first", "Phase");
        var step = new ProcedureStep("step", "Step") { Phase = new ProcedurePhase("other", "Other") };
        _first.Then(step).Then(_last);
        var procedure = new Procedure("deploy") { Phases = { phase }, Steps = { _first, step, _last } };

        Problems(procedure).Should().Equal(
            "'first' is the name of 2 of its steps and phases", "step 'step' is in the phase 'other', which is not among its phases");
    }

    [Fact]
    public void Phases_that_take_a_known_time_add_up()
    {
        ProcedurePhase build = new("build", "Build") { Takes = TimeSpan.FromMinutes(4) }, watch = new("watch", "Watch") { Takes = TimeSpan.FromHours(1) };
        var procedure = new Procedure("deploy") { Phases = { build, new("back", "Back"), watch } };

        procedure.Timeline.Should().Equal((build, TimeSpan.FromMinutes(4)), (watch, TimeSpan.FromMinutes(64)));
    }

    [Fact]
    public void The_document_says_all_of_it_and_is_read_back()
    {
        var fleet = new TestFleet();
        var build = new ProcedurePhase("build", "Build") { Takes = TimeSpan.FromMinutes(4) };
        var run = new ProcedureStep("run", "Run")
        {
            Phase = build,
            Of = fleet.Atlas,
            Details = { "carefully" },
            Commands = { "make" },
            Gates = { "it holds" },
        };
        var done = new ProcedureStep("done", "Done")
        {
            Kind = ProcedureStepKind.End,
            Objective = new RecoveryObjective("crash", TimeSpan.FromMinutes(2)) { LosesAtMost = TimeSpan.FromHours(24) },
        };
        run.Then(done, "ok");
        run.OnFailure(done, "not ok");
        run.Again(run, "once more");
        fleet.Model.Add(new Procedure("make") { Title = "Make", System = "shop", Phases = { build }, Steps = { run, done } });

        var text = fleet.Model.ToDocument().ToJson();

        var read = Document.ModelDocument.Parse(text);
        read.ToJson().Should().Be(text);
        var procedure = read.Procedures.Should().ContainSingle().Subject;
        (procedure.Name, procedure.Title, procedure.System).Should().Be(("make", "Make", "shop"));
        procedure.Phases.Should().Equal(new Document.ProcedurePhaseDocument { Name = "build", Title = "Build", TakesMinutes = 4, OverAtMinutes = 4 });
        var step = procedure.Steps[0];
        (step.Name, step.Title, step.Kind, step.Phase, step.Of).Should().Be(("run", "Run", "action", "build", "atlas"));
        (step.Details![0], step.Commands![0], step.Gates![0]).Should().Be(("carefully", "make", "it holds"));
        step.Outcomes.Should().Equal(
            new Document.ProcedureOutcomeDocument { To = "done", When = "ok" },
            new Document.ProcedureOutcomeDocument { To = "done", When = "not ok", Failure = true },
            new Document.ProcedureOutcomeDocument { To = "run", When = "once more", Repeat = true });
        procedure.Steps[1].Kind.Should().Be("end");
        procedure.Steps[1].Objective.Should().Be(new Document.RecoveryDocument { Scenario = "crash", BackWithinMinutes = 2, LosesAtMostHours = 24 });
    }

    private static IEnumerable<string> Problems(params ProcedureStep[] steps)
    {
        var procedure = new Procedure("deploy");
        procedure.Steps.AddRange(steps);
        return Problems(procedure);
    }

    private static IEnumerable<string> Problems(Procedure procedure)
    {
        var fleet = new TestFleet();
        fleet.Model.Add(procedure);
        var findings = fleet.Model.Check();
        findings.Select(finding => (finding.Rule, finding.Resource, finding.Severity)).Distinct().Should()
            .BeSubsetOf([(Rules.ProcedureStep.Id, "deploy", FindingSeverity.Error)]);
        return findings.Select(finding => finding.Reason);
    }
}
