using Fleet.Cli.Terminals;
using Fleet.Cli.Tests.Fakes;
using Fleet.Cli.Views;
using Fleet.Engine;
using Fleet.Engine.Events;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Views;

public class RunViewTests
{
    [Fact]
    public async Task Lines_make_sense_one_by_one()
    {
        var text = new StringWriter { NewLine = "\n" };
        var model = new RunModel();
        await using (var view = new LineView(new Printer(text, isColored: false), model, showDebug: false))
        {
            foreach (var engineEvent in Scripts.Change(isPreview: false).Events)
            {
                view.Publish(engineEvent);
            }
        }

        Snapshot.Matches(text.ToString(), "lines.txt");
    }

    [Fact]
    public void A_failed_run_repeats_what_failed_and_what_was_skipped()
    {
        var model = PlanViewTests.Model(Scripts.HostDown(), isPreview: false);

        Snapshot.Matches(
            PlanViewTests.Text([.. new TreeView(model).Render(), SummaryView.Result(model), .. SummaryView.Failures(model)]), "failed.txt");
    }

    [Fact]
    public void What_fails_many_resources_for_one_reason_is_said_once()
    {
        var script = new RunScript();
        foreach (var name in (string[])["web", "db"])
        {
            script.Failed(
                RunScript.Metadata(StepKind.Create, $"atlas/shop/{name}", null, PropertyMap.Empty),
                $"Container '{name}' on 'atlas': root@198.18.0.11:22 cannot be reached: connection timed out.",
                "Check that the host is up.");
        }

        script.Failed(
            RunScript.Metadata(StepKind.Create, "borea/shop/web", null, PropertyMap.Empty),
            "Container 'web' on 'borea': port 80 is already published by 'old'. Remove one of them.");

        var text = PlanViewTests.Text([.. SummaryView.Failures(PlanViewTests.Model(script.End(OperationOutcome.Failed), isPreview: false))]);

        Snapshot.Matches(text, "one-reason.txt");
    }

    [Fact]
    public void The_live_screen_shows_what_runs_and_folds_what_is_unchanged()
    {
        var script = Scripts.Change(isPreview: false);
        var model = new RunModel();
        foreach (var engineEvent in script.Events.Take(12))
        {
            model.Apply(engineEvent);
        }

        Snapshot.Matches(PlanViewTests.Text(new LiveScreen(model, new FixedClock(script.Events[14].Time), "Updating 'prod'", 40).Render()), "live.txt");
    }

    [Fact]
    public void A_live_screen_is_never_higher_than_the_terminal()
    {
        var script = new RunScript().Component(RunScript.Stack, default).Component(RunScript.Host("atlas"), RunScript.Stack);
        for (var index = 0; index < 100; index++)
        {
            script.Container(Fleet.Engine.Events.StepKind.Create, $"atlas/shop/worker{index}");
        }

        var lines = new LiveScreen(PlanViewTests.Model(script, isPreview: false), new FixedClock(script.Events[^1].Time), "Updating 'prod'", 20).Render();

        lines.Should().HaveCount(18);
        lines[1].ToString().Should().Be("   … 86 more rows");
    }

    [Fact]
    public async Task The_live_view_leaves_warnings_behind_and_clears_itself()
    {
        var text = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal
        {
            Out = new Printer(text, isColored: true),
            Error = new Printer(text, isColored: true),
            In = TextReader.Null,
            IsInteractive = true,
            IsLive = true,
            IsInputPiped = false,
            ReadHidden = _ => null,
        };
        await using (var view = new LiveView(terminal, new RunModel(), TimeProvider.System, "Updating 'prod'", showDebug: false))
        {
            foreach (var engineEvent in Scripts.HostDown().Events)
            {
                view.Publish(engineEvent);
            }
        }

        text.ToString().Should().Contain("Image 'old:1' is not used any more.").And.Contain("program: ");
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
