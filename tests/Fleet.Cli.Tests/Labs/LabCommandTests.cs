using Fleet.Cli.Commands;
using Fleet.Cli.Labs;
using Fleet.Cli.Tests.Fakes;
using Fleet.Cli.Tests.Views;
using Fleet.Document;
using Fleet.Engine.Config;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Labs;

public sealed class LabCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    [Fact]
    public async Task Without_addresses_there_is_nothing_to_simulate()
    {
        (await _cli.FleetAsync("lab", "up")).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().Be(
            "error: 'PROJECT/Pulumi.lab.yaml' gives no host an address under 'fleet:hosts', so there is nothing to simulate.\n"
            + "  → Give every owned host one in 198.18.0.0/24.\n");
    }

    [Fact]
    public async Task A_real_address_is_refused_before_anything_is_started()
    {
        _cli.Write("Pulumi.lab.yaml", "config:\n  fleet:hosts:\n    atlas: { address: 203.0.113.7 }\n");

        (await _cli.FleetAsync("lab", "up")).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().StartWith(
            "error: Host 'atlas' has the address '203.0.113.7' in stack 'lab', and simulated hosts are in 198.18.0.0/15. Nothing was started.");
    }

    [Fact]
    public void The_addresses_say_which_lab_it_is()
    {
        _cli.Write("Pulumi.lab.yaml", "config:\n  fleet:hosts:\n    atlas: { address: 198.18.60.11 }\n    borea: { address: 198.18.60.12 }\n");

        LabIdentity.Of(Workspace.Open(_cli.Folder), "lab").Should().Be(new LabIdentity("lab60", 60));
    }

    [Theory]
    [InlineData("198.18.0.11", true, true)]
    [InlineData("203.0.113.7", true, false)]
    [InlineData("198.18.0.11", false, false)]
    public void Only_a_disposable_stack_in_the_labs_range_is_simulated(string address, bool isDisposable, bool expected)
    {
        _cli.Write("Pulumi.x.yaml", $"config:\n  fleet:disposable: {(isDisposable ? "true" : "false")}\n  fleet:hosts:\n    atlas: {{ address: {address} }}\n");

        LabStack.IsSimulated(Workspace.Open(_cli.Folder), "x").Should().Be(expected);
    }

    [Fact]
    public void What_runs_where_ends_with_addresses_to_look_at() =>
        Snapshot.Matches(PlanViewTests.Text(LabPlaces.Render(Model())), "places.txt");

    public void Dispose() => _cli.Dispose();

    private static ModelDocument Model() => new()
    {
        Hosts = [Host("atlas", true), Host("borea", false)],
        Stacks =
        [
            new StackDocument
            {
                Host = "atlas",
                Name = "shop",
                Services =
                [
                    Service("web", job: false, [Port(443, 443, null), Port(80, 80, "127.0.0.1")]),
                    Service("setup", job: true, []),
                    Service("queue", job: false, [Port(6379, null, null)]),
                ],
                Networks = [],
                Volumes = [],
                Files = [],
                Gates = [],
            },
        ],
        Links = [],
        Routes =
        [
            new RouteDocument { Edge = "atlas/shop/web", Kind = "http", Site = "198.18.0.11", Pattern = "/*", Target = "atlas/shop/web", TargetPort = 80 },
            new RouteDocument { Edge = "atlas/shop/web", Kind = "http", Site = "shop.test", Pattern = "/*", Target = "atlas/shop/web", TargetPort = 80 },
        ],
        Secrets = [],
        Findings = [],
    };

    private static HostDocument Host(string id, bool isOwned) => new()
    {
        Id = id,
        Kind = "linux",
        Owned = isOwned,
        Address = "198.18.0.11",
        Overlay = "198.19.0.11",
        User = "root",
        Labels = new Dictionary<string, string>(),
    };

    private static PortDocument Port(int container, int? published, string? address) => new()
    {
        Name = "http",
        Container = container,
        Protocol = "tcp",
        Published = published,
        Address = address,
    };

    private static ServiceDocument Service(string name, bool job, PortDocument[] ports) => new()
    {
        Path = $"atlas/shop/{name}",
        Name = name,
        Container = $"shop-{name}",
        Job = job,
        Image = "shop/web:1",
        Exposure = "public",
        Update = "pinned",
        Restart = "no",
        Ports = ports,
        Networks = [],
        Mounts = [],
        Environment = new Dictionary<string, string>(),
        Labels = new Dictionary<string, string>(),
        DependsOn = [],
    };
}
