using Fleet.Cli.Terminals;
using Fleet.Cli.Tests.Fakes;
using Fleet.Cli.Views;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Views;

public class PlanViewTests
{
    [Fact]
    public void A_plan_shows_the_tree_the_changed_properties_and_a_summary() =>
        Snapshot.Matches(Text(new PlanView(Model(Scripts.Change(isPreview: true)))), "plan.txt");

    [Fact]
    public void A_detailed_plan_shows_every_property_of_what_is_made_and_removed() =>
        Snapshot.Matches(Text(new PlanView(Model(Scripts.Change(isPreview: true))) { IsDetailed = true, ShowSames = true }), "plan-detailed.txt");

    [Fact]
    public void What_somebody_changed_on_the_hosts_is_a_section_of_its_own() =>
        Snapshot.Matches(Text(new PlanView(Model(Scripts.Drift()))), "plan-drift.txt");

    [Fact]
    public void A_plan_without_changes_is_one_line()
    {
        var script = new RunScript(isPreview: true)
            .Component(RunScript.Stack, default)
            .Container(Fleet.Engine.Events.StepKind.Same, "atlas/shop/web").End();

        Text(new PlanView(Model(script))).Should().Be("Plan: no changes, 2 unchanged.\n");
    }

    internal static RunModel Model(RunScript script, bool isPreview = true)
    {
        var model = new RunModel { IsPreview = isPreview };
        foreach (var engineEvent in script.Events)
        {
            model.Apply(engineEvent);
        }

        return model;
    }

    internal static string Text(IEnumerable<Line> lines) => string.Concat(lines.Select(line => $"{line}\n"));

    private static string Text(PlanView view) => Text(view.Render());
}
