using Fleet;
using Fleet.Components;
using Fleet.Compose.Programs;

// Every sample as a stack of one host; the stack's config says where the samples are and how many of them are wanted.
return await FleetProgram.RunAsync(fleet =>
{
    var host = fleet.Add(new LinuxHost("compose"));
    var folder = fleet.Settings.Require("samples:folder", "the folder of the samples");
    var count = fleet.Settings.RequireNumber("samples:count", "how many of them are declared");
    var read = new Dictionary<string, ContainerStack>();
    foreach (var name in Samples.Names.Take(count))
    {
        read[name] = host.Add(Samples.Read(
            folder, name, secret => fleet.Add(Secret.Generated(secret, host)), read));
    }
});
