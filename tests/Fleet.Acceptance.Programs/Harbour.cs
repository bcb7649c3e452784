using System.Collections.Immutable;
using Fleet.Components;
using Fleet.Components.Providers;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using Pulumi.Random;
using Docker = Pulumi.Docker;

namespace Fleet.Acceptance.Programs;

/// <summary>
/// A little of everything on two hosts. From one round to the next something is created, something is updated in place,
/// something is replaced and something is deleted.
/// </summary>
internal static class Harbour
{
    private const string Image = "docker.io/fleet/harbour:1";
    private const string Folder = "/srv/harbour";

    public static void Declare(FleetModel fleet)
    {
        fleet.Add(new LinuxHost("north"));
        fleet.Add(new LinuxHost("south"));
    }

    public static void Register(FleetResources resources)
    {
        var round = new Pulumi.Config("harbour").RequireInt32("round");
        var password = new RandomPassword("password", new RandomPasswordArgs
        {
            Length = 20,
            Keepers = { ["round"] = $"{round / 3}" },
        });
        foreach (var host in resources.Model.Hosts)
        {
            Register(resources.Of(host)!, host.Id, password.Result, round);
        }
    }

    private static void Register(HostComponent host, string name, Output<string> password, int round)
    {
        var docker = new CustomResourceOptions { Parent = host, Provider = host.Docker };
        var network = new Docker.Network($"{name}-net", new NetworkArgs { Name = "harbour" }, docker);
        var data = new Docker.Volume($"{name}-data", new VolumeArgs { Name = "harbour-data" }, docker);
        var file = new HostFile($"{name}-file", new HostFileArgs
        {
            Path = $"{Folder}/settings",
            Content = Output.Format($"round {round} password {password}\n"),
            Mode = "0600",
        }, new CustomResourceOptions { Parent = host, Provider = host.Fleet });

        new Container($"{name}-steady", Args("harbour-steady", network), docker);
        var tuned = Args("harbour-tuned", network);
        tuned.Memory = 32 + (round % 5);
        new Container($"{name}-tuned", tuned, docker);
        var swapped = Args("harbour-swapped", network);
        swapped.Envs = [Output.Format($"PASSWORD={password}"), $"ROUND={round}"];
        swapped.Ports = [new ContainerPortArgs { Internal = 80, External = 8080 }];
        swapped.Volumes = [new ContainerVolumeArgs { VolumeName = data.Name, ContainerPath = "/data" }];
        new Container($"{name}-swapped", swapped, new CustomResourceOptions { Parent = host, Provider = host.Docker, DependsOn = { file } });

        // What comes and goes: every second round there is one of these, and each time the name is a new one.
        if (round % 2 == 1)
        {
            new Docker.Volume($"{name}-guest-{round}", new VolumeArgs { Name = $"harbour-guest-{round}" }, docker);
            new Container($"{name}-guest-{round}", Args(null, network), docker);
            new Docker.Network($"{name}-guest-{round}", new NetworkArgs { Name = $"harbour-guest-{round}" }, docker);
        }

        new Command($"{name}-mark", new CommandArgs
        {
            Connection = host.Connection,
            Create = $"mkdir -p {Folder} && touch {Folder}/mark-{round / 2}",
            Delete = $"rm -f {Folder}/mark-{round / 2}",
            Triggers = Output.Create(ImmutableArray.Create<object>(round / 2)),
        }, new CustomResourceOptions { Parent = host });
    }

    private static ContainerArgs Args(string? name, Docker.Network network)
    {
        var args = new ContainerArgs
        {
            Image = Image,
            StopSignal = "SIGKILL",
            NetworksAdvanced = { new ContainerNetworksAdvancedArgs { Name = network.Name } },
        };
        if (name is not null)
        {
            args.Name = name;
        }

        return args;
    }
}
