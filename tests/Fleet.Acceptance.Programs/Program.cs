using Fleet.Acceptance.Programs;
using Fleet.Components;

// One executable for all programs: the project's name says which.
return Environment.GetEnvironmentVariable("PULUMI_PROJECT") == "harbour"
    ? await FleetProgram.RunAsync(Harbour.Declare, Harbour.Register)
    : await FleetProgram.RunAsync(ManyContainers.Declare);
