using Fleet;

namespace Stacks.Manacore;

/// <summary>
/// Manacore, of which only what is done in it is declared: no host, no external, nothing to register. Its steps come to stand for
/// services when these are declared.
/// </summary>
public static class ManacoreFleet
{
    /// <summary>What the whole is called.</summary>
    public const string System = "manacore";

    /// <summary>Declares it.</summary>
    public static void Declare(FleetModel fleet)
    {
        RequestLife.Declare(fleet);
        ReleasePipeline.Declare(fleet);
        RecoveryTree.Declare(fleet);
    }
}
