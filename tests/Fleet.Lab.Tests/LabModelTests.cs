using Fleet.Document;
using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

public sealed class LabModelTests
{
    [Fact]
    public void Every_owned_host_is_simulated_at_its_address()
    {
        var spec = LabModel.Spec(Model(
            Host("atlas", "198.18.60.11") with { Overlay = "198.19.60.11" }, Host("nova", "198.18.60.12"), Host("far", null, owned: false)));

        spec.Id.Should().Be("lab60");
        spec.Number.Should().Be(60);
        spec.Hosts.Should().Equal(
            new LabHost { Name = "atlas", Address = "198.18.60.11", Overlay = "198.19.60.11" },
            new LabHost { Name = "nova", Address = "198.18.60.12" });
        spec.ForbiddenAddresses.Should().Equal(Lab.DeclaredAddresses);
    }

    [Fact]
    public void Network_storage_is_simulated_as_such_with_its_own_user()
    {
        LabModel.Spec(Model(Host("nas", "198.18.60.11") with { Kind = "synology", User = "admin" })).Hosts.Should().Equal(
            new LabHost { Name = "nas", Address = "198.18.60.11", Kind = LabHostKind.Synology, User = "admin" });
    }

    [Fact]
    public void Number_0_is_the_lab()
    {
        LabModel.Spec(Model(Host("atlas", "198.18.0.11"))).Id.Should().Be("lab");
    }

    [Fact]
    public void An_address_outside_of_the_lab_is_refused()
    {
        var spec = () => LabModel.Spec(Model(Host("atlas", "192.0.2.11")));

        spec.Should().Throw<LabException>().WithMessage(
            "Host 'atlas' has the address '192.0.2.11', and simulated hosts are in 198.18.0.0/15. Give it one such as 198.18.0.11 in "
            + "'fleet:hosts' of the lab's stack.");
    }

    [Fact]
    public void A_host_needs_each_image_once_with_the_ports_and_programs_of_all_its_uses()
    {
        var model = Model(Host("atlas", "198.18.0.11")) with
        {
            Stacks =
            [
                new StackDocument
                {
                    Host = "atlas",
                    Name = "stores",
                    Services =
                    [
                        Service("minio", "minio/minio:1", 9000) with
                        {
                            HealthCheck = Check("CMD", "mc", "ready", "local"),
                        },
                        Service("console", "minio/minio:1", 9001) with { HealthCheck = Check("CMD-SHELL", "wget -q x || exit 1") },
                        Service("init", "minio/mc:1") with { Job = true },
                    ],
                    Networks = [],
                    Volumes = [],
                    Files = [],
                    Gates = [],
                },
            ],
        };

        LabModel.Images(model)["atlas"].Should().BeEquivalentTo(
            [
                new ImageRequest { Reference = "minio/minio:1", Ports = [9000, 9001], Programs = ["mc", "wget"] },
                new ImageRequest { Reference = "minio/mc:1", IsJob = true },
            ],
            options => options.ComparingByMembers<ImageRequest>());
    }

    private static ModelDocument Model(params HostDocument[] hosts) =>
        new() { Hosts = hosts, Stacks = [], Links = [], Routes = [], Secrets = [], Findings = [] };

    private static HostDocument Host(string id, string? address, bool owned = true) =>
        new() { Id = id, Kind = "linux", Owned = owned, Address = address, User = "root", Labels = new Dictionary<string, string>() };

    private static HealthCheckDocument Check(params string[] test) =>
        new() { Test = test, IntervalSeconds = 1, TimeoutSeconds = 1, StartPeriodSeconds = 0, Retries = 3 };

    private static ServiceDocument Service(string name, string image, params int[] ports) => new()
    {
        Path = $"atlas/stores/{name}",
        Name = name,
        Container = name,
        Image = image,
        Exposure = "internal",
        Update = "pinned",
        Restart = "unless-stopped",
        Ports = [.. ports.Select(port => new PortDocument { Name = "http", Container = port, Protocol = "tcp" })],
        Networks = [],
        Mounts = [],
        Environment = new Dictionary<string, string>(),
        Labels = new Dictionary<string, string>(),
        DependsOn = [],
    };
}
