using Fleet;

namespace Stacks.Studio60;

/// <summary>The machines, by the names and words of their owners.</summary>
internal sealed class Studio60Hosts(FleetModel fleet)
{
    public Host Sentinel { get; } = fleet.Add(new LinuxHost("s60-sentinel")
    {
        Description = "🔴 Sentinel: Orchestrace, deploy",
        Aliases = ["Sentinel"],
        Form = MachineForm.Vps,
        Provider = HostProvider.Hetzner,
        Addresses = new HostAddresses { Public = "49.13.168.234" },
        WidestExposure = Exposure.Overlay,
    });

    public Host HubAlfa { get; } = fleet.Add(new LinuxHost("s60-hub-alfa")
    {
        Description = "🔵 Hub-alfa: Staging",
        Aliases = ["Hub-alfa"],
        Form = MachineForm.Vps,
        Provider = HostProvider.Hetzner,
        Addresses = new HostAddresses { Public = "178.104.40.167" },
        Stage = Stage.Staging,
        PublicPorts = [80, 443],
    });

    public Host ProdAlfa { get; } = fleet.Add(new LinuxHost("s60-prod-alfa")
    {
        Description = "🟢 Prod-alfa: Produkce",
        Aliases = ["Prod-alfa"],
        Form = MachineForm.Vps,
        Provider = HostProvider.Hetzner,
        Addresses = new HostAddresses { Public = "178.104.36.211" },
        Stage = Stage.Production,
        PublicPorts = [80, 443],
    });

    public Host Argus { get; } = fleet.Add(new LinuxHost("s60-argus")
    {
        Description = "📊 Argus: Monitoring + Backup",
        Aliases = ["Argus"],
        Form = MachineForm.Vps,
        Provider = HostProvider.VpsFree,
        Addresses = new HostAddresses { Overlay = "100.110.6.46" },
        WidestExposure = Exposure.Overlay,
    });

    public Host Cerebro { get; } = fleet.Add(new LinuxHost("s60-cerebro")
    {
        Description = "🧠 Cerebro: Dev server",
        Aliases = ["Cerebro"],
        Form = MachineForm.BareMetal,
        Provider = new HostProvider("Hetzner-AX41"),
        Addresses = new HostAddresses { Overlay = "100.72.164.58" },
        Facts = new HostFacts { Model = "AX41" },
        Stage = Stage.Development,
        WidestExposure = Exposure.Overlay,
    });

    public Host Database { get; } = fleet.Add(new LinuxHost("s60-dopg")
    {
        Description = "🐘 DO Managed PG: PostgreSQL",
        Aliases = ["DO Managed PG"],
        Provider = HostProvider.DigitalOcean,
    });
}
