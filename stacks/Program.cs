using Fleet.Components;
using Stacks.Libnovel;
using Stacks.Studio60;

return await FleetProgram.RunAsync(fleet =>
{
    LibnovelFleet.Declare(fleet);
    Studio60Fleet.Declare(fleet);
});
