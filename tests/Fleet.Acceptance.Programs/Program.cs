using Fleet.Acceptance.Programs;
using Fleet.Components;

// One executable for all programs: the project's name says which.
return Environment.GetEnvironmentVariable("PULUMI_PROJECT") switch
{
    "harbour" => await FleetProgram.RunAsync(Harbour.Declare, Harbour.Register),
    "homestead" => await FleetProgram.RunAsync(Homestead.Declare),
    _ => await FleetProgram.RunAsync(ManyContainers.Declare),
};
