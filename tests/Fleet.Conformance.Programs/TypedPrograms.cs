using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Docker.Inputs;
using Pulumi.Random;
using Command = Pulumi.Command.Local.Command;
using Docker = Pulumi.Docker;
using There = Pulumi.Command.Remote;

namespace Fleet.Conformance.Programs;

/// <summary>The typed resources of docker, command and random: names, defaults and versions of the official packages.</summary>
internal static class TypedPrograms
{
    public static Outputs Containers()
    {
        var provider = new Docker.Provider("engine", new Docker.ProviderArgs { Host = "unix:///nowhere.sock" });
        var options = new CustomResourceOptions { Provider = provider };
        var network = new Docker.Network(
            "net",
            new Docker.NetworkArgs
            {
                Name = "typed-net",
                Driver = "bridge",
                Internal = true,
                Labels = { new NetworkLabelArgs { Label = "of", Value = "net" } },
                IpamConfigs = { new NetworkIpamConfigArgs { Subnet = "198.18.7.0/24", Gateway = "198.18.7.1" } },
                Options = { ["com.docker.network.bridge.name"] = "typed0" },
            },
            options);
        var volume = new Docker.Volume(
            "vol",
            new Docker.VolumeArgs { Name = "typed-vol", DriverOpts = { ["type"] = "tmpfs" }, Labels = { new VolumeLabelArgs { Label = "of", Value = "vol" } } },
            options);
        var image = new Docker.RemoteImage("image", new Docker.RemoteImageArgs { Name = "fleet-test/base:1", KeepLocally = true }, options);
        var container = new Docker.Container(
            "app",
            new Docker.ContainerArgs
            {
                Name = "typed-app",
                Image = image.ImageId,
                Command = { "/bin/rest", "--well" },
                Envs = { "A=1", Output.Format($"SECRET={Output.CreateSecret("marked-secret-env")}") },
                Restart = "unless-stopped",
                User = "1000:1000",
                WorkingDir = "/work",
                Hostname = "typed",
                Memory = 64,
                CpuShares = 512,
                Init = true,
                MustRun = true,
                Rm = false,
                StopTimeout = 3,
                DestroyGraceSeconds = 2,
                LogDriver = "json-file",
                LogOpts = { ["max-size"] = "1m" },
                NetworksAdvanced = { new ContainerNetworksAdvancedArgs { Name = network.Name, Aliases = { "app", "web" } } },
                Volumes = { new ContainerVolumeArgs { VolumeName = volume.Name, ContainerPath = "/data", ReadOnly = true } },
                Mounts = { new ContainerMountArgs { Target = "/scratch", Type = "tmpfs", TmpfsOptions = new ContainerMountTmpfsOptionsArgs { SizeBytes = 1048576 } } },
                Ports = { new ContainerPortArgs { Internal = 80, External = 8080, Ip = "127.0.0.1", Protocol = "tcp" } },
                Labels = { new ContainerLabelArgs { Label = "of", Value = "app" } },
                Healthcheck = new ContainerHealthcheckArgs { Tests = { "CMD", "true" }, Interval = "10s", Retries = 3 },
                Capabilities = new ContainerCapabilitiesArgs { Adds = { "NET_ADMIN" }, Drops = { "ALL" } },
                Ulimits = { new ContainerUlimitArgs { Name = "nofile", Soft = 100, Hard = 200 } },
                Uploads = { new ContainerUploadArgs { File = "/etc/app.conf", Content = "a=1\n" } },
                Hosts = { new ContainerHostArgs { Host = "elsewhere", Ip = "198.18.7.9" } },
                Tmpfs = { ["/run"] = "size=1m" },
                Sysctls = { ["net.core.somaxconn"] = "128" },
            },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { DeleteBeforeReplace = true }));
        return new Outputs { ["id"] = container.Id, ["name"] = container.Name };
    }

    public static Outputs Commands()
    {
        var made = new Command("made", new CommandArgs
        {
            Create = "echo \"made $NAME\"; echo to-stderr >&2",
            Update = $"echo updated",
            Delete = "true",
            Environment = { ["NAME"] = "it" },
            Stdin = "fed",
            Triggers = new object[] { Step.Number, "same" },
            Interpreter = { "/bin/sh", "-c" },
            Logging = Logging.Stderr,
        });
        var user = new Command("user", new CommandArgs { Create = Output.Format($"printf '%s' '{made.Stdout}'") });
        return new Outputs { ["made"] = made.Stdout, ["errors"] = made.Stderr, ["user"] = user.Stdout };
    }

    public static Outputs RemoteCommands()
    {
        var connection = new There.Inputs.ConnectionArgs
        {
            Host = "198.18.0.9",
            User = "root",
            PrivateKey = Output.CreateSecret("marked-secret-key"),
        };
        new There.Command("there", new There.CommandArgs { Connection = connection, Create = "true", AddPreviousOutputInEnv = false });
        new There.CopyToRemote("copied", new There.CopyToRemoteArgs
        {
            Connection = connection,
            Source = new StringAsset("content"),
            RemotePath = "/tmp/copied",
        });
        return [];
    }

    public static Outputs Randoms()
    {
        var password = new RandomPassword("password", new RandomPasswordArgs { Length = 20, Special = false, MinUpper = 2 });
        var id = new RandomId("id", new RandomIdArgs { ByteLength = 8, Prefix = "p-", Keepers = { ["of"] = "id" } });
        new RandomPet("pet", new RandomPetArgs { Length = 3, Separator = "_" });
        new RandomInteger("integer", new RandomIntegerArgs { Min = 1, Max = 9 });
        new RandomString("string", new RandomStringArgs { Length = 5, OverrideSpecial = "-" });
        new RandomUuid("uuid");
        new RandomShuffle("shuffle", new RandomShuffleArgs { Inputs = { "a", "b", "c" }, ResultCount = 2, Seed = "fixed" });
        new RandomBytes("bytes", new RandomBytesArgs { Length = 4 });
        return new Outputs { ["password"] = password.Result, ["id"] = id.Hex };
    }
}
