using Fleet.Components;
using Stacks.Libnovel;

return await FleetProgram.RunAsync(LibnovelFleet.Declare);
