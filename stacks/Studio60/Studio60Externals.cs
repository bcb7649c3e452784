using Fleet;

namespace Stacks.Studio60;

/// <summary>What Studio60 uses or meets outside of its machines.</summary>
internal sealed class Studio60Externals
{
    public Studio60Externals(FleetModel fleet)
    {
        StorageBox = fleet.Add(new ExternalService("s60-storage-box")
        {
            Title = "💾 Offsite Storage",
            Description = "(Hetzner Storage Box)\nTODO",
            System = Studio60Fleet.System,
            Kind = ExternalKind.Storage,
            Provider = HostProvider.Hetzner,
            IsPlanned = true,
        });
        Internet = fleet.Add(new ExternalService("s60-internet")
        {
            Title = "Internet",
            System = Studio60Fleet.System,
            Kind = ExternalKind.Internet,
        });
        Fess = fleet.Add(new ExternalService("s60-fess") { Title = "fess", System = Studio60Fleet.System, Kind = ExternalKind.Agent });
        Authority = fleet.Add(new ExternalService("s60-letsencrypt") { Title = "Let's Encrypt", System = Studio60Fleet.System });
    }

    /// <summary>Where a second copy of the backups is to go one day.</summary>
    public ExternalService StorageBox { get; }

    /// <summary>Everybody who comes to the sites.</summary>
    public ExternalService Internet { get; }

    /// <summary>An agent; where it runs is not known.</summary>
    public ExternalService Fess { get; }

    /// <summary>Who issues the certificates.</summary>
    public ExternalService Authority { get; }
}
