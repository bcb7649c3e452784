using FluentAssertions;
using Stacks.Libnovel;
using Stacks.Studio60;
using Xunit;

namespace Fleet.Components.Tests;

/// <summary>The arrows of the stacks' own drawings are in the model.</summary>
public class StackArrowTests
{
    [Fact]
    public void Libnovel_has_the_arrows_of_its_architecture_and_no_other()
    {
        var fleet = Declared(LibnovelFleet.Declare);

        fleet.Arrows.Where(arrow => arrow.Kind is not (ArrowKind.Passage or ArrowKind.Answer)).Select(Line).Should().BeEquivalentTo(
            "minio-init → minio", "pb-init → pocketbase",
            "caddy → ui", "caddy → backend", "caddy → minio", "caddy → crowdsec", "caddy → libnovel-letsencrypt",
            "ui → backend", "ui → pocketbase",
            "backend → minio", "backend → pocketbase", "backend → valkey", "backend → meilisearch", "backend → pocket-tts",
            "runner → libnovel-novelfire", "runner → kokoro", "runner → minio", "runner → pocketbase", "runner → meilisearch", "runner → valkey",
            "libnovel-browser → caddy", "watchtower → backend", "watchtower → ui", "libnovel-gitea → watchtower");
        fleet.Arrows.Where(arrow => arrow.Kind is not (ArrowKind.Passage or ArrowKind.Answer)).Should().OnlyContain(arrow => arrow.Label != null);
    }

    [Theory]
    [InlineData("s60-hub-alfa")]
    [InlineData("s60-prod-alfa")]
    public void A_stage_of_studio60_has_the_arrows_of_its_services(string host)
    {
        var fleet = Declared(Studio60Fleet.Declare);

        fleet.Arrows.Where(arrow => arrow.Kind != ArrowKind.Relation && arrow.To.Name != "external 's60-letsencrypt'")
            .Where(arrow => arrow.From.Path.StartsWith($"{host}/", StringComparison.Ordinal) || arrow.To.Path.StartsWith($"{host}/", StringComparison.Ordinal))
            .Select(Line).Should().BeEquivalentTo(
                "s60-internet → nginx",
                "nginx → s60auth-backend", "nginx → s60auth-frontend", "nginx → s60-pulse", "nginx → n8n",
                "s60auth-backend → redis", "s60auth-backend → s60-dopg", "s60-pulse → redis", "s60-pulse → s60-dopg",
                "s60mail → redis", "s60mail → s60-dopg", "n8n → redis", "n8n → s60-dopg");
    }

    [Fact]
    public void Everybody_who_talks_through_the_relay_is_also_told_things()
    {
        var fleet = Declared(Studio60Fleet.Declare);

        fleet.Arrows.Where(arrow => arrow.IsTwoWay).Select(Line).Should().BeEquivalentTo(
            "main ↔ relay", "pm ↔ relay", "auth ↔ relay", "pulse ↔ relay", "badwolf ↔ relay", "venom ↔ relay", "mail ↔ relay",
            "infra ↔ relay", "sentinel ↔ relay", "s60-fess ↔ relay");
    }

    [Fact]
    public void What_the_machines_of_studio60_do_with_each_other_is_said_by_topic()
    {
        var fleet = Declared(Studio60Fleet.Declare);

        fleet.Relations.Select(relation => $"{relation.Topic}: {relation.From.Path} → {relation.To.Path} {relation.Label}".TrimEnd()).Should().Equal(
            "deploy: s60-sentinel → s60-hub-alfa SSH + deploy",
            "deploy: s60-sentinel → s60-prod-alfa SSH + deploy",
            "monitoring: s60-sentinel → s60-argus monitoruje",
            "backup: s60-argus → s60-hub-alfa pg_dump (RO)",
            "backup: s60-argus → s60-prod-alfa pg_dump (RO)",
            "backup: s60-argus → s60-sentinel záloha Sentinel",
            "backup: s60-argus → s60-storage-box offsite kopie",
            "backup-detail: s60-argus/s60-backup/nightly → staging pg_dump (RO)",
            "backup-detail: s60-argus/s60-backup/nightly → production pg_dump (RO)",
            "backup-detail: s60-argus/s60-backup/nightly → s60-sentinel/s60-orchestrator rsync",
            "backup-detail: s60-argus/s60-backup/nightly → s60-nightly",
            "backup-detail: s60-nightly → s60-storage-box rsync offsite",
            "backup-detail: s60-sentinel → s60-nightly ověřuje integritu",
            "backup-detail: s60-sentinel → s60-nightly měsíční restore test");
        fleet.Flows.Single(flow => flow.Name == "s60-deploy").Messages.Should().HaveCount(16);
    }

    private static FleetModel Declared(Action<FleetModel> declare)
    {
        var fleet = new FleetModel(FleetConfig.Read(StackFile.Read("prod")));
        declare(fleet);
        return fleet;
    }

    private static string Line(Arrow arrow) => $"{Last(arrow.From)} {(arrow.IsTwoWay ? '↔' : '→')} {Last(arrow.To)}";

    private static string Last(EdgeEnd end) => end.Path[(end.Path.LastIndexOf('/') + 1)..];
}
