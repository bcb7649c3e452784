namespace Fleet.Model.Tests;

/// <summary>A small fleet to bend: one host 'atlas' that is owned, one host 'vega' that is a peer.</summary>
internal sealed class TestFleet
{
    public TestFleet(Func<FleetOptions, FleetOptions>? options = null)
    {
        var usual = new FleetOptions
        {
            Owns = ["atlas"],
            Hosts = new Dictionary<string, HostAddress>
            {
                ["atlas"] = new() { Address = "198.18.0.11", HostKey = "ssh-ed25519 AAAA", Overlay = "198.19.0.11" },
                ["vega"] = new() { Address = "198.18.0.12", HostKey = "ssh-ed25519 BBBB", Overlay = "198.19.0.12" },
            },

            // The services of most tests say no more than the test is about.
            Rules = new Dictionary<string, RuleSetting>
            {
                [Rules.HealthCheckMissing.Id] = RuleSetting.Off,
                [Rules.MemoryUnlimited.Id] = RuleSetting.Off,
            },
        };
        Model = new FleetModel(options?.Invoke(usual) ?? usual);
        Atlas = Model.Add(new LinuxHost("atlas"));
        Vega = Model.Add(new LinuxHost("vega"));
        Shop = Atlas.Add(new ContainerStack("shop"));
        Far = Vega.Add(new ContainerStack("far"));
    }

    public FleetModel Model { get; }

    public LinuxHost Atlas { get; }

    public LinuxHost Vega { get; }

    public ContainerStack Shop { get; }

    public ContainerStack Far { get; }

    public IEnumerable<string> Findings => Model.Check().Select(finding => finding.ToString());

    public Service Web(string name = "web") => Shop.Add(new Service(name, "docker.io/acme/web:1.4.0"));
}
