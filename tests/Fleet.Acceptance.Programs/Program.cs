using Fleet;
using Fleet.Acceptance.Programs;
using Fleet.Components;

return await FleetProgram.RunAsync(ManyContainers.Declare);
