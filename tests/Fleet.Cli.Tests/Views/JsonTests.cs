using System.Text.Json;
using Fleet.Cli.Tests.Fakes;
using Fleet.Cli.Views;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Views;

public class JsonTests
{
    [Fact]
    public void Events_have_the_shapes_of_Pulumis_events()
    {
        var lines = Scripts.HostDown().Events.Select(JsonEvents.Render).OfType<string>().ToList();

        lines.Should().OnlyContain(line => !line.Contains('\n'));
        Snapshot.Matches(string.Concat(lines.Select(line => line + "\n")), "events.jsonl");
    }

    [Fact]
    public void A_preview_digest_lists_steps_reasons_and_counts()
    {
        var digest = new PreviewDigest();
        foreach (var engineEvent in Scripts.Change(isPreview: true).Events)
        {
            digest.Apply(engineEvent);
        }

        var text = digest.Render();

        JsonDocument.Parse(text).RootElement.GetProperty("changeSummary").GetProperty("replace").GetInt32().Should().Be(1);
        Snapshot.Matches(text, "digest.json");
    }
}
