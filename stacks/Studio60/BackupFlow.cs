using Fleet;

namespace Stacks.Studio60;

/// <summary>What Argus does every night, and how it is seen that it was of use.</summary>
internal static class BackupFlow
{
    public static void Declare(FleetModel fleet, Studio60Hosts hosts, DatabaseStack database, BackupStack backup)
    {
        var argus = new FlowParticipant("Argus", "Argus", hosts.Argus);
        var databases = new FlowParticipant("DOPG", "DO Managed PG", database.Managed);
        var sentinel = new FlowParticipant("Sentinel", "Sentinel", hosts.Sentinel);
        var offsite = new FlowParticipant("Offsite", "Hetzner Storage Box", backup.Policy.Offsite!);
        var keep = backup.Policy.Keep;
        fleet.Add(new Flow("s60-backup")
        {
            Title = "Backup",
            System = Studio60Fleet.System,
            IsNumbered = true,
            Participants = { databases, argus, sentinel, offsite },
            Steps =
            {
                new FlowFrame($"denně {backup.Policy.At:HH\\:mm}")
                {
                    Steps =
                    {
                        new FlowMessage(argus, databases, "pg_dump (RO), staging"),
                        new FlowMessage(argus, databases, "pg_dump (RO), produkce"),
                        new FlowMessage(argus, sentinel, "rsync secrets"),
                        new FlowMessage(argus, argus, $"prune: {keep.Daily} denních + {keep.Weekly} týdenní"),
                        new FlowMessage(argus, offsite, "rsync offsite"),
                    },
                },
                new FlowMessage(sentinel, argus, "ověřuje integritu"),
                new FlowMessage(sentinel, argus, "měsíční restore test"),
            },
        });
    }
}
