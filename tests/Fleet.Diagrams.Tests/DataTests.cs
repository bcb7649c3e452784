using FluentAssertions;
using Xunit;

namespace Fleet.Diagrams.Tests;

/// <summary>Who deals with which data of Studio60, held against what its owners said.</summary>
public class DataTests
{
    private static readonly string[] Applications = ["auth", "pulse", "mail", "n8n"];

    [Fact]
    public void Every_database_has_the_role_it_was_given_and_is_opened_by_its_own_application_and_the_backup_alone()
    {
        var databases = Fleets.All.Stacks.SelectMany(stack => stack.DatabaseServers ?? []).Single().Databases;

        databases.Select(each => (each.Stage, each.Name, each.Owner, Opened: string.Join(' ', (each.OpenedBy ?? [])
            .Select(user => user.ReadOnly ? $"({user.Path})" : user.Path)))).Should().Equal(
            ("development", "s60_auth", "s60_auth_user", ""),
            ("development", "s60_pulse", "s60_pulse_user", ""),
            ("development", "s60_badwolf", "s60_badwolf_user", ""),
            ("staging", "s60_auth_hub", "s60_hub_user", "s60-hub-alfa/s60-apps/s60auth-backend (s60-argus/s60-backup/nightly)"),
            ("staging", "s60_pulse_hub", "s60_pulse_hub_user", "s60-hub-alfa/s60-apps/s60-pulse (s60-argus/s60-backup/nightly)"),
            ("staging", "s60_mail_hub", "s60_mail_hub_user", "s60-hub-alfa/s60-apps/s60mail (s60-argus/s60-backup/nightly)"),
            ("staging", "s60_n8n_hub", "s60_n8n_hub_user", "s60-hub-alfa/s60-apps/n8n (s60-argus/s60-backup/nightly)"),
            ("production", "s60_auth_prod", "s60_prod_user", "s60-prod-alfa/s60-apps/s60auth-backend (s60-argus/s60-backup/nightly)"),
            ("production", "s60_pulse_prod", "s60_pulse_prod_user", "s60-prod-alfa/s60-apps/s60-pulse (s60-argus/s60-backup/nightly)"),
            ("production", "s60_mail_prod", "s60_mail_prod_user", "s60-prod-alfa/s60-apps/s60mail (s60-argus/s60-backup/nightly)"),
            ("production", "s60_n8n_prod", "s60_n8n_prod_user", "s60-prod-alfa/s60-apps/n8n (s60-argus/s60-backup/nightly)"));
    }

    [Fact]
    public void What_opens_a_database_has_an_arrow_to_it_and_none_to_its_server()
    {
        var arrows = FleetDiagrams.Draw(Fleets.All, "data", "studio60").Diagram!.Arrows;

        arrows.Where(arrow => arrow.From.StartsWith("s60-prod-alfa/s60-apps/", StringComparison.Ordinal) && arrow.To.Contains("databases/", StringComparison.Ordinal))
            .Select(arrow => (arrow.To, arrow.Label)).Should()
            .BeEquivalentTo(Applications.Select(name => ($"s60-sentinel/s60-dopg/databases/s60_{name}_prod", "reads, writes")));
        arrows.Where(arrow => arrow.To == "s60-dopg").Select(arrow => arrow.From).Should().Equal("s60-sentinel/s60-dopg/psql");
        arrows.Where(arrow => arrow.Label == "is backed up").Should().HaveCount(8).And.OnlyContain(arrow => arrow.To == "s60-argus/backup s60-nightly");
    }

    [Fact]
    public void A_volume_says_who_writes_it_and_who_reads_it()
    {
        var arrows = FleetDiagrams.Draw(Fleets.All, "data", "libnovel").Diagram!.Arrows;

        arrows.Where(arrow => arrow.To.EndsWith("caddy-log", StringComparison.Ordinal)).Select(arrow => (arrow.From, arrow.Label)).Should().BeEquivalentTo(
            new[] { ("libnovel-prod/libnovel-edge/caddy", "reads, writes"), ("libnovel-prod/libnovel-edge/crowdsec", "reads") });
    }
}
