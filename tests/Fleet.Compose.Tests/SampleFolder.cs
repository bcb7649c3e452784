using Fleet.Compose.Programs;
using Fleet.TestKit;

namespace Fleet.Compose.Tests;

/// <summary>The sample Compose files beside the tests.</summary>
internal static class SampleFolder
{
    public static string Path { get; } = System.IO.Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Compose.Tests", "Samples");

    /// <summary>Every sample on one host of a fleet.</summary>
    public static FleetModel ReadAll()
    {
        var fleet = new FleetModel(new FleetOptions
        {
            Owns = ["*"],
            Hosts = new Dictionary<string, HostAddress> { ["compose"] = new() { Address = "198.18.99.11", HostKey = "ssh-ed25519 AAAA" } },
        });
        var host = fleet.Add(new LinuxHost("compose"));
        var read = new Dictionary<string, ContainerStack>();
        foreach (var name in Samples.Names)
        {
            read[name] = host.Add(Samples.Read(Path, name, secret => fleet.Add(Secret.Generated(secret, host)), read));
        }

        return fleet;
    }
}
