using Fleet.Cli.Tests.Fakes;
using Fleet.Cli.Views;
using Fleet.Engine.Events;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Views;

/// <summary>What a step's events say for an audit, beside what Pulumi's say.</summary>
public sealed class AuditJsonTests
{
    [Fact]
    public void Who_why_and_how_long_are_part_of_an_outcome()
    {
        var metadata = RunScript.Metadata(StepKind.Update, "atlas/web", PropertyMap.Empty, PropertyMap.Empty) with { Reasons = ["it is stopped"] };

        JsonEvents.Render(new ResourceOutputsEvent(metadata, IsPlanning: false)
        {
            By = new Actor("ann", "ci-7", "https://git.example/acme/fleet/actions/runs/12"),
            Duration = TimeSpan.FromMilliseconds(1250.7),
        }).Should().Contain(
            "\"resOutputsEvent\":{\"by\":{\"user\":\"ann\",\"host\":\"ci-7\",\"runUrl\":\"https://git.example/acme/fleet/actions/runs/12\"},\"durationMs\":1250,\"metadata\":{")
            .And.Contain("\"reasons\":[\"it is stopped\"]");
    }

    [Fact]
    public void A_beginning_has_no_duration_and_without_ci_there_is_no_page()
    {
        var metadata = RunScript.Metadata(StepKind.Create, "atlas/web", null, PropertyMap.Empty);

        JsonEvents.Render(new ResourcePreEvent(metadata, IsPlanning: false) { By = new Actor("ann", "laptop", "") })
            .Should().Contain("\"resourcePreEvent\":{\"by\":{\"user\":\"ann\",\"host\":\"laptop\"},\"metadata\":{");
    }
}
