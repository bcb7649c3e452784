using Fleet.Cli.Terminals;
using Fleet.Cli.Tests.Fakes;
using Fleet.Cli.Views;
using Fleet.Engine.Events;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
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
    public void A_refresh_compares_what_objects_are_like()
    {
        var old = PropertyMap.Of(("image", "nginx:1.26"), ("running", true));
        var script = new RunScript(isPreview: true)
            .Container(StepKind.Update, "atlas/shop/web", old, old.With("running", false), ("running", DiffKind.Update))
            .Container(StepKind.Delete, "atlas/shop/db", old).End();

        Text(new PlanView(Model(script, isRefresh: true))).Should().Be(
            """
             ~ atlas/shop/web docker:Container  update
             × atlas/shop/db docker:Container   forget

            ~ docker:Container atlas/shop/web  update
                ~ running: true → false

            Plan: 1 to update, 1 to delete, 0 unchanged.

            """);
    }

    [Fact]
    public void A_plan_without_changes_is_one_line()
    {
        var script = new RunScript(isPreview: true)
            .Component(RunScript.Stack, default)
            .Container(StepKind.Same, "atlas/shop/web").End();

        Text(new PlanView(Model(script))).Should().Be("Plan: no changes, 2 unchanged.\n");
    }

    internal static RunModel Model(RunScript script, bool isPreview = true, bool isRefresh = false)
    {
        var model = new RunModel { IsPreview = isPreview, IsRefresh = isRefresh };
        foreach (var engineEvent in script.Events)
        {
            model.Apply(engineEvent);
        }

        return model;
    }

    internal static string Text(IEnumerable<Line> lines) => string.Concat(lines.Select(line => $"{line}\n"));

    private static string Text(PlanView view) => Text(view.Render());
}
