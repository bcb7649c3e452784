using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>Where hosts are, and what is written on them.</summary>
public class HostNounTests
{
    private static readonly HostAddresses Everywhere = new() { Public = "203.0.113.7", Private = "10.0.0.7", Overlay = "100.64.0.7" };

    [Fact]
    public void Declared_addresses_count_only_where_the_config_lets_them()
    {
        Place(new FleetOptions()).Should().BeNull();
        Place(new FleetOptions { DeclaredAddresses = true }).Should().BeEquivalentTo(new HostAddress
        {
            Address = "203.0.113.7",
            User = "ops",
            Port = 2222,
            HostKey = "ssh-ed25519 AAAA",
            Private = "10.0.0.7",
            Public = "203.0.113.7",
            Overlay = "100.64.0.7",
        });
    }

    [Fact]
    public void An_entry_of_the_config_takes_the_place_of_every_declared_address_by_alias_too()
    {
        Place(new FleetOptions
        {
            DeclaredAddresses = true,
            Hosts = new Dictionary<string, HostAddress> { ["www"] = new() { Address = "198.18.0.11" } },
        }).Should().Be(new HostAddress { Address = "198.18.0.11" });
    }

    [Fact]
    public void The_way_to_a_host_leads_through_its_jump_hosts_and_begins_at_this_machine()
    {
        var door = new LinuxHost("door") { Access = new HostAccess { JumpHost = new LocalHost("here") } };
        var inner = new LinuxHost("inner") { Access = new HostAccess { JumpHost = door } };
        var innermost = new LinuxHost("innermost") { Access = new HostAccess { JumpHost = inner } };

        innermost.Way.Should().Equal(door, inner);
        door.Way.Should().BeEmpty();
    }

    [Fact]
    public void A_jump_host_must_be_known_as_well_as_the_host_behind_it()
    {
        var fleet = new TestFleet(options => options with
        {
            Owns = ["inner"],
            Hosts = new Dictionary<string, HostAddress>
            {
                ["inner"] = new() { Address = "10.0.0.12", HostKey = "ssh-ed25519 BBBB" },
                ["narrow"] = new() { Address = "198.18.0.11" },
            },
        });
        var door = fleet.Model.Add(new LinuxHost("door"));
        var narrow = fleet.Model.Add(new LinuxHost("narrow") { Access = new HostAccess { JumpHost = door } });
        fleet.Model.Add(new LinuxHost("inner") { Access = new HostAccess { JumpHost = narrow } });

        fleet.Model.Check().Where(finding => finding.Rule is "address-missing" or "host-key-missing").Select(finding => finding.Message)
            .Should().BeEquivalentTo(
                "Host 'door': the way to 'inner' leads through it, and this stack knows no address of it. "
                + "Add 'door' with its address to fleet:hosts in the stack's config.",
                "Host 'narrow': no host key is pinned for '198.18.0.11'. "
                + "Add its hostKey to fleet:hosts, as ssh-keyscan prints it on the host itself.");
    }

    [Fact]
    public void A_synology_keeps_its_files_on_its_data_volume_and_needs_sudo()
    {
        var nas = new SynologyHost("nas") { DataVolume = "/volume2" };
        var file = nas.Add(new ContainerStack("shop")).Add(new ConfigFile("shop.conf", "a"));

        file.PathOnHost.Should().Be("/volume2/docker/fleet/shop/shop.conf");
        (nas.NeedsSudo, nas.DockerPath).Should().Be((true, "/usr/local/bin/docker"));
    }

    [Fact]
    public void A_unit_is_written_as_systemd_reads_it_with_its_variables_apart()
    {
        var fleet = new TestFleet();
        var key = fleet.Model.Add(Secret.Generated("key", fleet.Atlas));
        var unit = fleet.Shop.Add(new SystemdService("worker", "/usr/bin/worker", "--say", "100% \"$HOME\"\n")
        {
            Description = "the worker",
            User = "worker",
            WorkingDirectory = "/var/lib/worker",
            Environment = { ["KEY"] = key, ["NOTE"] = "it's \"1\" $" },
            After = { "docker.service" },
            MemoryMiB = 256,
        });

        unit.UnitText.ToString().Should().Be(
            """
            [Unit]
            Description=the worker
            After=network-online.target docker.service
            Wants=network-online.target docker.service

            [Service]
            Type=exec
            User=worker
            WorkingDirectory=/var/lib/worker
            EnvironmentFile=/srv/fleet/shop/worker.env
            MemoryMax=256M
            ExecStart=/usr/bin/worker --say "100%% \"$$HOME\"\n"
            Restart=on-failure
            RestartSec=5

            [Install]
            WantedBy=multi-user.target

            """);
        unit.EnvironmentText!.ToString().Should().Be("KEY=\"[secret]\"\nNOTE=\"it's \\\"1\\\" \\$\"\n");
    }

    [Theory]
    [InlineData("0 2 * * *", null)]
    [InlineData("*/15 8-18 1,15 jan-mar mon-fri", null)]
    [InlineData("@daily", null)]
    [InlineData("@often", "'@often' is none of @reboot, @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly")]
    [InlineData("0 2 * *", "'0 2 * *' has 4 fields, and a schedule has five")]
    [InlineData("60 2 * * *", "'60' is no minute")]
    [InlineData("0 2 * 13 *", "'13' is no month")]
    [InlineData("*/0 2 * * *", "'*/0' is no minute")]
    public void A_schedule_has_five_fields_within_their_ranges(string text, string? problem)
    {
        new Schedule(text).Problem.Should().Be(problem);
    }

    private static HostAddress? Place(FleetOptions options) => new FleetModel(options).Add(new LinuxHost("atlas")
    {
        Aliases = ["www"],
        Addresses = Everywhere,
        Access = new HostAccess { User = "ops", Port = 2222, HostKey = "ssh-ed25519 AAAA" },
    }).Place;
}
