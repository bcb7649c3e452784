using Fleet.Document;
using Stacks.Homelab;
using Stacks.Libnovel;
using Stacks.Manacore;
using Stacks.Studio60;

namespace Fleet.Diagrams.Tests;

/// <summary>The fleets of stacks/, at the addresses their owners gave them.</summary>
internal static class Fleets
{
    private static readonly Lazy<ModelDocument> Both = new(Declare);

    /// <summary>libnovel and Studio60 together, and what is told of the homelab and Manacore, as the program declares them.</summary>
    public static ModelDocument All => Both.Value;

    /// <summary>The document of a fleet declared anew, to see that it is the same every time.</summary>
    public static ModelDocument Declare()
    {
        var fleet = new FleetModel(new FleetOptions
        {
            DeclaredAddresses = true,
            Hosts = new Dictionary<string, HostAddress>
            {
                ["libnovel-prod"] = new() { Address = "165.22.70.138", Overlay = "100.64.0.1" },
                ["libnovel-homelab"] = new() { Address = "192.168.0.109", Overlay = "100.64.0.2" },
            },
            Settings = new FleetSettings(new Dictionary<string, string>
            {
                ["libnovel:domain"] = "libnovel.example",
                ["libnovel:linkDomain"] = "link.libnovel.example",
                ["libnovel:acmeMail"] = "ops@libnovel.example",
                ["studio60:certificates"] = "kept",
                ["libnovel:caddy"] = "full",
                ["libnovel:rateLimitRequests"] = "300",
                ["libnovel:rateLimitSeconds"] = "60",
            }),
        });
        LibnovelFleet.Declare(fleet);
        Studio60Fleet.Declare(fleet);
        HomelabFleet.Declare(fleet);
        ManacoreFleet.Declare(fleet);
        return fleet.ToDocument();
    }
}
