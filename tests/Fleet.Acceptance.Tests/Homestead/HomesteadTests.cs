using Fleet.Acceptance.Tests.Links;
using Fleet.Lab;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Acceptance.Tests.Homestead;

/// <summary>What a host has beside ordinary containers, applied on the lab, left alone, and changed without a restart.</summary>
public sealed class HomesteadTests
{
    private const int Number = 64;
    private const string Hearth = "hearth";
    private const string Shed = "shed";

    [MachineFact("dockerd", "nft")]
    public async Task Everything_beside_containers_is_applied_left_alone_and_changed_without_a_restart()
    {
        await using var fleet = await StartAsync();

        await fleet.MustUpAsync();
        await EverythingIsThereAsync(fleet, "hello");
        (await fleet.MustUpAsync()).Keys.Should().Equal("same");

        var edge = await EdgeAsync(fleet);
        await WhatIsRefusedChangesNothingAsync(fleet);
        fleet.Settings["homestead:greeting"] = "good evening";
        fleet.Settings["homestead:caddy"] = "debian";
        fleet.Settings["homestead:ciphers"] = "HIGH:!aNULL";
        fleet.Write();
        (await fleet.MustUpAsync()).Keys.Should().BeEquivalentTo("same", "update");

        await EverythingIsThereAsync(fleet, "good evening");
        (await EdgeAsync(fleet)).Should().Be(edge, "Caddy reads its configuration again and is neither replaced nor restarted");
        (await fleet.OnHostAsync(Shed, "cat", "/run/units/started")).Should().Be("tools-server.service\n", "nothing of the unit changed");
    }

    private static async Task WhatIsRefusedChangesNothingAsync(ManyFleet fleet)
    {
        fleet.Settings["homestead:caddy"] = "full";
        fleet.Settings["homestead:ciphers"] = "NO-SUCH-CIPHER";
        fleet.Write();

        var up = await fleet.UpAsync();

        up.ExitCode.Should().NotBe(0, up.Text);
        up.Text.Should().Contain("was not written: its validation refused the new content.")
            .And.MatchRegex("Caddyfile.*rate_limit", "Caddy of Debian has no such directive, and says where it stands")
            .And.MatchRegex("nginx.conf.*NO-SUCH-CIPHER|NO-SUCH-CIPHER.*nginx.conf");
        await EverythingIsThereAsync(fleet, "hello");
    }

    private static async Task EverythingIsThereAsync(ManyFleet fleet, string greeting)
    {
        (await fleet.OnHostAsync(Shed, "busybox", "wget", "-qO-", "http://127.0.0.1:7100/")).Should().Be(greeting);
        (await fleet.OnHostAsync(Shed, "cat", "/srv/fleet/tools/server.env")).Should()
            .Contain("from-the-file").And.Contain("from-the-command").And.Contain($"http://198.18.{Number}.11:8080");
        (await fleet.OnHostAsync(Shed, "stat", "-c", "%a", "/srv/fleet/tools/server.env", "/srv/spool")).Should().Be("600\n750\n");
        (await fleet.OnHostAsync(Shed, "cat", "/etc/cron.d/tools-tidy")).Should().Contain("0 3 * * * root /bin/true").And.Contain("from-the-file");
        (await fleet.OnHostAsync(Shed, "busybox", "wget", "-qO-", $"http://198.18.{Number}.11:8080/")).Should().StartWith("web");
        (await fleet.OnHostAsync(Hearth, "nft", "list", "tables")).Should().Contain("fleet");
        (await fleet.OnHostAsync(Hearth, "docker", "inspect", "-f", "{{.HostConfig.NetworkMode}}", "house-guest")).Should().StartWith("container:");
        (await fleet.OnHostAsync(
            Shed, "busybox", "wget", "-S", "-qO-", "--header", "Host: house.test", $"http://198.18.{Number}.11/"))
            .Should().StartWith("web");
        (await fleet.OnHostAsync(Shed, "busybox", "wget", "-qO-", "--header", "Host: shed.test", "http://127.0.0.1/")).Should().StartWith("web");
        (await fleet.OnHostAsync(Hearth, "docker", "exec", "house-edge", "wget", "-qO-", "http://127.0.0.1:2019/config/"))
            .Should().Contain($"\"X-Greeting\":[\"{greeting}\"]");
        (await fleet.OnHostAsync(Hearth, "docker", "exec", "house-edge", "cat", "/srv/errors/502.html")).Should().Be(greeting);
    }

    private static async Task<string> EdgeAsync(ManyFleet fleet) =>
        await fleet.OnHostAsync(Hearth, "docker", "inspect", "-f", "{{.Id}} {{.State.StartedAt}}", "house-edge");

    private static async Task<ManyFleet> StartAsync()
    {
        var fleet = await ManyFleet.StartAsync(
            Number, "homestead",
            [
                new ImageRequest { Reference = "fleet/idle:1" },
                new ImageRequest { Reference = "fleet/web:1", Ports = [8080] },
                new ImageRequest { Reference = "fleet/caddy:1" },
                new ImageRequest { Reference = "fleet/nginx:1" },
            ],
            new LabHost { Name = Hearth, Address = $"198.18.{Number}.11" },
            new LabHost { Name = Shed, Address = $"198.18.{Number}.12" });
        var systemctl = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests/Fleet.Acceptance.Tests/Homestead/systemctl"));
        await fleet.OnHostAsync(Shed, "sh", "-c",
            "printf %s \"$1\" >/usr/local/bin/systemctl; chmod 755 /usr/local/bin/systemctl; "
            + "echo TOKEN=from-the-file >/root/house.env; echo from-the-command >/root/house.key", "sh", systemctl);
        fleet.Settings["homestead:greeting"] = "hello";
        fleet.Write();
        return fleet;
    }
}
