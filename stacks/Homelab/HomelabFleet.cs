using Fleet;

namespace Stacks.Homelab;

/// <summary>The homelab, of which only what happens in it is declared: no host, no external, nothing to register.</summary>
public static class HomelabFleet
{
    /// <summary>What the whole is called.</summary>
    public const string System = "homelab";

    /// <summary>Declares it.</summary>
    public static void Declare(FleetModel fleet) => LoginFlow.Declare(fleet);
}
