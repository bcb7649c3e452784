using Fleet.TestKit;
using FluentAssertions;
using FsCheck.Fluent;
using Xunit;

namespace Fleet.Model.Tests;

public class PolicyTests
{
    private readonly TestFleet _fleet = new();

    [Fact]
    public void Policies_are_shown_as_tables_and_become_files_of_prometheus_and_gatus()
    {
        var web = _fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { MemoryMiB = 1024, HealthCheck = HealthCheck.Exec("true") });
        var uploads = _fleet.Shop.Add(new Volume("uploads"));
        var page = new HealthUrl("shop", "https://shop.example/api/health");
        var policies = _fleet.Model.Policies;
        policies.Backups.Add(new BackupPolicy("nightly", TimeSpan.FromDays(1))
        {
            Covers = { uploads },
            Keep = new Retention(Daily: 7, Weekly: 4),
            KeptOn = _fleet.Vega,
            RestoredEvery = TimeSpan.FromDays(30),
        });
        policies.Recovery.Add(new RecoveryObjective("service crash", TimeSpan.FromMinutes(2)));
        policies.Recovery.Add(new RecoveryObjective("lost disk", TimeSpan.FromHours(2)) { LosesAtMost = TimeSpan.FromDays(1), Of = { uploads } });
        policies.HealthUrls.Add(page);
        policies.Alerts.AddRange([AlertRule.MemoryAbove(web, 80), AlertRule.Down(page)]);

        _fleet.Findings.Should().BeEmpty();
        Snapshot.Matches(AlertRule.ToPrometheus(policies.Alerts), "alerts.yaml");
        Snapshot.Matches(HealthUrl.ToGatus(policies.HealthUrls), "gatus.yaml");
    }

    [Fact]
    public void A_sample_of_each_gap_is_found()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["atlas"] });
        var atlas = fleet.Add(new LinuxHost("atlas") { Stage = Stage.Production });
        var shop = atlas.Add(new ContainerStack("shop"));
        var (uploads, cache) = (shop.Add(new Volume("uploads")), shop.Add(new Volume("cache")));
        var web = shop.Add(new Service("web", "docker.io/acme/web:1.4.0"));
        fleet.Policies.BackupsWanted.Add(Stage.Production);
        fleet.Policies.Backups.Add(new BackupPolicy("weekly", TimeSpan.FromDays(7)) { Covers = { uploads }, KeptOn = atlas });
        fleet.Policies.Recovery.Add(new RecoveryObjective("lost disk", TimeSpan.FromHours(2))
        {
            LosesAtMost = TimeSpan.FromDays(1),
            Of = { uploads, cache },
        });
        fleet.Policies.Alerts.Add(AlertRule.MemoryAbove(web, 80));

        fleet.Check().Select(finding => finding.ToString()).Where(finding => finding.Contains("[backup") || finding.Contains("[alert")).Should().Equal(
            "error [backup-rare] Volume 'atlas/shop/uploads': after 'lost disk' it may lose 24 h, and it is backed up every 168 h. "
            + "Back it up more often or change the objective.",
            "error [backup-rare] Volume 'atlas/shop/cache': after 'lost disk' it may lose 24 h, and it is never backed up. "
            + "Back it up more often or change the objective.",
            "error [alert-without-limit] Service 'atlas/shop/web': its memory is to be warned of, and it has no limit to compare with. "
            + "Set its MemoryMiB.",
            "warning [backup-missing] Volume 'atlas/shop/cache': it is in production, where a backup is wanted, and no backup policy "
            + "covers it. Add it to the Covers of one, or waive the rule where it can be lost.",
            "warning [backup-beside] Volume 'atlas/shop/uploads': its backup 'weekly' is kept on 'atlas', where it is itself. "
            + "Keep it on another host, or say where its second copy goes.");
    }

    [Fact]
    public void A_database_that_a_backup_of_its_server_leaves_out_is_named_where_one_is_wanted()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["atlas"] });
        var atlas = fleet.Add(new LinuxHost("atlas") { Stage = Stage.Production });
        var shop = atlas.Add(new ContainerStack("shop"));
        var sql = new Endpoint("sql", 5432);
        shop.Add(new Service("db", "docker.io/library/postgres:17.2") { Endpoints = { sql } });
        var server = shop.Add(new PostgresServer("databases", sql) { Password = fleet.Add(Secret.Generated("admin", atlas)) });
        var role = new DatabaseRole("orders", fleet.Add(Secret.Generated("orders", atlas)));
        server.Roles.Add(role);
        var (orders, trials) = (new Database("orders", role), new Database("trials", role) { Stage = Stage.Development });
        server.Databases.Add(orders);
        server.Databases.Add(trials);
        fleet.Policies.BackupsWanted.Add(Stage.Production);
        fleet.Policies.Backups.Add(new BackupPolicy("nightly", TimeSpan.FromDays(1)) { Covers = { server }, Without = { orders, trials } });

        fleet.Check().Select(finding => finding.ToString()).Where(finding => finding.Contains("[backup")).Should().Equal(
            "warning [backup-missing] Database 'atlas/shop/databases/orders': it is in production, where a backup is wanted, and it is left out "
            + "of the one of its server. Take it out of the policy's Without, or waive the rule where it can be lost.");
    }

    [Fact]
    public void A_text_is_cleaned_and_stays_clean()
    {
        const string Text = """
            password: "hunter2"
            PASS=hunter2
            api_key: abc
            API_KEY='a b c'
            token: t0ken
            TOKEN=t0ken
            secret: s
            SECRET=s
            JWT_SECRET=j
            mail: someone@gmail.com, other@mail.example.org
            port: 8080
            """;

        var cleaned = Sanitiser.ForPublicMirrors.Clean(Text);

        cleaned.Should().Be(
            """
            password: "REDACTED_PASSWORD"
            PASS=REDACTED_PASSWORD
            api_key: REDACTED_API_KEY
            API_KEY=REDACTED_API_KEY
            token: REDACTED_TOKEN
            TOKEN=REDACTED_TOKEN
            secret: REDACTED_SECRET
            SECRET=REDACTED_SECRET
            JWT_SECRET=REDACTED
            mail: REDACTED_EMAIL@example.com, REDACTED_EMAIL@example.com
            port: 8080
            """);
        Sanitiser.ForPublicMirrors.Removes("keys/id_ed25519", "").Should().BeTrue();
        Sanitiser.ForPublicMirrors.Removes("notes.md", "-----BEGIN OPENSSH PRIVATE KEY-----\n").Should().BeTrue();
        Sanitiser.ForPublicMirrors.Removes("notes.md", "nothing").Should().BeFalse();
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once_whatever_the_text()
    {
        string[] pieces =
        [
            "password: ", "PASS=", "JWT_SECRET=", "SECRET=", "token: ", "API_KEY=", "\"", "'", "x1", " ", "\n", "a@b.com", "REDACTED",
            "REDACTED_EMAIL@example.com", ",", "}", "secret: ",
        ];

        var texts = Gen.NonEmptyListOf(Gen.Elements(pieces)).Sample(2000, 20).Select(parts => string.Concat(parts));

        foreach (var text in texts)
        {
            var once = Sanitiser.ForPublicMirrors.Clean(text);
            Sanitiser.ForPublicMirrors.Clean(once).Should().Be(once, text);
        }
    }
}
