using Fleet.Components;
using Stacks.Homelab;
using Stacks.Libnovel;
using Stacks.Manacore;
using Stacks.Studio60;

return await FleetProgram.RunAsync(fleet =>
{
    LibnovelFleet.Declare(fleet);
    Studio60Fleet.Declare(fleet);
    HomelabFleet.Declare(fleet);
    ManacoreFleet.Declare(fleet);
});
