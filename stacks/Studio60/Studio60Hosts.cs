using Fleet;

namespace Stacks.Studio60;

/// <summary>The machines, by the names and words of their owners.</summary>
internal sealed class Studio60Hosts
{
    private static readonly HostProvider DedicatedHetzner = new("Hetzner-AX41");
    private readonly FleetModel _fleet;

    public Studio60Hosts(FleetModel fleet)
    {
        _fleet = fleet;
        Sentinel = Add("Sentinel", "🔴", "Orchestrace, deploy", HostProvider.Hetzner, new() { Public = "49.13.168.234" });
        HubAlfa = Add("Hub-alfa", "🔵", "Staging", HostProvider.Hetzner, new() { Public = "178.104.40.167" }, Stage.Staging);
        ProdAlfa = Add("Prod-alfa", "🟢", "Produkce", HostProvider.Hetzner, new() { Public = "178.104.36.211" }, Stage.Production);
        Argus = Add("Argus", "📊", "Monitoring + Backup", HostProvider.VpsFree, new() { Overlay = "100.110.6.46" });
        Cerebro = Add("Cerebro", "🧠", "Dev server", DedicatedHetzner, new() { Overlay = "100.72.164.58" }, Stage.Development);
    }

    public Host Sentinel { get; }

    public Host HubAlfa { get; }

    public Host ProdAlfa { get; }

    public Host Argus { get; }

    public Host Cerebro { get; }

    /// <summary>The world reaches the applications of staging and production; everything else is for the overlay.</summary>
    private LinuxHost Add(
        string name, string sign, string role, HostProvider provider, HostAddresses addresses, Stage? stage = null)
    {
        var isOpen = stage == Stage.Staging || stage == Stage.Production;
        return _fleet.Add(new LinuxHost($"s60-{name.ToLowerInvariant()}")
        {
            Title = $"{sign} {name}",
            Description = role,
            System = Studio60Fleet.System,
            Aliases = [name],
            Form = provider == DedicatedHetzner ? MachineForm.BareMetal : MachineForm.Vps,
            Provider = provider,
            Addresses = addresses,
            Stage = stage,
            PublicPorts = isOpen ? [80, 443] : null,
            WidestExposure = isOpen ? Exposure.Public : Exposure.Overlay,
        });
    }
}
