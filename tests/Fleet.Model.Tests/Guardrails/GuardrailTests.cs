using System.Text;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests.Guardrails;

/// <summary>
/// Every rule has a fleet that breaks it and one that keeps it. <c>docs/guardrails.md</c> is written from them, message by
/// message, so that what operators read there is what they will be told.
/// </summary>
public class GuardrailTests
{
    private static readonly IReadOnlyList<(string Title, IReadOnlyList<Sample> Samples)> Chapters =
    [
        ("Settings, rules and names", [.. SettingSamples.All]),
        ("Hosts and dependencies", [.. HostSamples.All]),
        ("Ports, links and secrets", [.. ConnectionSamples.All]),
        ("Containers and updates", [.. ContainerSamples.All]),
        ("Edges", [.. EdgeSamples.All]),
        ("Databases, firewalls and policies", [.. PolicySamples.All]),
        ("What is outside, and drawings", [.. ExternalSamples.All]),
    ];

    public static TheoryData<string> Ids => new(Chapters.SelectMany(chapter => chapter.Samples).Select(sample => sample.Rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_broken_by_one_fleet_and_kept_by_another(string id)
    {
        var sample = Chapters.SelectMany(chapter => chapter.Samples).Single(each => each.Rule.Id == id);

        sample.Broken().Should().HaveCount(1);
        sample.Kept().Should().BeEmpty();
    }

    [Fact]
    public void No_rule_is_without_a_sample()
    {
        // What FLEET_ALLOW_NET refuses is found when the model is registered, and tested there.
        Rules.All.Should().HaveCountGreaterThan(60);
        Rules.All.Select(rule => rule.Id).Except([Rules.AddressRefused.Id]).Should().BeEquivalentTo(Ids);
    }

    [Fact]
    public void The_page_of_guardrails_says_what_they_say()
    {
        var page = new StringBuilder(
            """
            # Guardrails

            Every `preview` and `up` holds the whole declared fleet against these rules before anything is registered: all hosts, those
            of other stacks too. An error stops the run; a warning is shown and the run goes on. The findings, waived ones included, are in
            the model document (`FLEET_MODEL`).

            A stack's config says how grave a rule is:

            ```yaml
            config:
              fleet:rules: { docker-socket: error, health-check-missing: "off" }
            ```

            A waiver excuses one thing and what belongs to it (a service, a stack, a host, the fleet), says why, and may end. From the
            day after, the rule counts again and the waiver is a finding itself.

            ```csharp
            Waivers = { new Waiver(Rules.DockerSocket, "it reads which containers run") { Until = new DateOnly(2027, 1, 31) } }
            ```

            A *fixed* rule can be neither relaxed nor waived: a fleet that breaks it cannot be registered. Below each rule stands
            what it says of a fleet that breaks it.


            """);
        foreach (var (title, samples) in Chapters)
        {
            page.Append("## ").Append(title).Append("\n\n");
            foreach (var sample in samples)
            {
                var rule = sample.Rule;
                page.Append("**`").Append(rule.Id).Append("`** (")
                    .Append(rule.IsFixed ? "error, fixed" : rule.Severity == FindingSeverity.Error ? "error" : "warning").Append(")  \n")
                    .Append(rule.Asks).Append(' ').Append(rule.Because).Append('\n')
                    .Append("> ").Append(sample.Broken() is [var found, ..] ? found : "").Append("\n\n");
            }
        }

        page.Append("**`").Append(Rules.AddressRefused.Id).Append("`** (error, fixed)  \n")
            .Append(Rules.AddressRefused.Asks).Append(' ').Append(Rules.AddressRefused.Because).Append('\n');
        Snapshot.MatchesFile(page.ToString(), "docs/guardrails.md");
    }

    [Fact]
    public void A_setting_makes_a_rule_graver_lighter_or_silent()
    {
        string[] Findings(RuleSetting setting)
        {
            var fleet = new TestFleet(options => options with
            {
                Rules = new Dictionary<string, RuleSetting>(options.Rules) { [Rules.ImageLatest.Id] = setting },
            });
            fleet.Shop.Add(new Service("web", "docker.io/acme/web:latest"));
            return [.. fleet.Model.Check().Select(finding => $"{finding.Severity} {finding.Rule}")];
        }

        Findings(RuleSetting.Error).Should().Equal("Error image-latest");
        Findings(RuleSetting.Warning).Should().Equal("Warning image-latest");
        Findings(RuleSetting.Off).Should().BeEmpty();
    }

    [Fact]
    public void A_waiver_covers_what_belongs_to_its_place_and_is_in_the_document()
    {
        var fleet = new TestFleet();
        fleet.Shop.Add(new Service("web", "docker.io/acme/web:latest"));
        fleet.Shop.Waivers.Add(new Waiver(Rules.ImageLatest, "a trial") { Until = new DateOnly(2026, 12, 31) });
        fleet.Far.Add(new Service("web", "docker.io/acme/web:latest"));

        fleet.Model.Check().Select(finding => finding.Resource).Should().Equal("vega/far/web");
        fleet.Model.ToDocument().Findings.Select(finding => (finding.Resource, finding.Waived, finding.Until))
            .Should().Equal(("vega/far/web", null, null), ("atlas/shop/web", "a trial", "2026-12-31"));
    }

    [Fact]
    public void A_waiver_whose_day_has_passed_excuses_nothing()
    {
        var fleet = new TestFleet(options => options with { Today = new DateOnly(2027, 1, 1) });
        var web = fleet.Shop.Add(new Service("web", "docker.io/acme/web:latest"));
        web.Waivers.Add(new Waiver(Rules.ImageLatest, "a trial") { Until = new DateOnly(2026, 12, 31) });

        fleet.Model.Check().Select(finding => finding.Rule).Should().Equal("image-latest", "waiver-expired");
    }
}
