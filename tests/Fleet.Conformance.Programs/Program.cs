using Fleet.Conformance.Programs;

// One executable for all programs: the project's name says which, as nothing else differs between their processes.
var project = Environment.GetEnvironmentVariable("PULUMI_PROJECT") ?? "";
return await Catalogue.Find(project)();
