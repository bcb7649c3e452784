using Fleet;

namespace Stacks.Studio60;

/// <summary>What the machines do with each other beside using endpoints, by topic.</summary>
internal static class Studio60Relations
{
    private const string Deploy = "deploy";
    private const string Monitoring = "monitoring";
    private const string Backup = "backup";
    private const string BackupDetail = "backup-detail";

    public static void Declare(FleetModel fleet, Studio60Hosts hosts, OrchestratorStack orchestrator, BackupStack backup)
    {
        Add(Deploy, hosts.Sentinel, hosts.HubAlfa, "SSH + deploy");
        Add(Deploy, hosts.Sentinel, hosts.ProdAlfa, "SSH + deploy");
        Add(Monitoring, hosts.Sentinel, hosts.Argus, "monitoruje");
        Add(Backup, hosts.Argus, hosts.HubAlfa, "pg_dump (RO)");
        Add(Backup, hosts.Argus, hosts.ProdAlfa, "pg_dump (RO)");
        Add(Backup, hosts.Argus, hosts.Sentinel, "záloha Sentinel");
        Add(Backup, hosts.Argus, backup.Policy.Offsite!, "offsite kopie");

        Add(BackupDetail, backup.Nightly, Stage.Staging, "pg_dump (RO)");
        Add(BackupDetail, backup.Nightly, Stage.Production, "pg_dump (RO)");
        Add(BackupDetail, backup.Nightly, orchestrator.Stack, "rsync");
        Add(BackupDetail, backup.Nightly, backup.Policy);
        Add(BackupDetail, backup.Policy, backup.Policy.Offsite!, "rsync offsite");
        Add(BackupDetail, backup.Policy.CheckedBy!, backup.Policy, "ověřuje integritu");
        Add(BackupDetail, backup.Policy.CheckedBy!, backup.Policy, "měsíční restore test");

        void Add(string topic, EdgeEnd from, EdgeEnd to, string? label = null) =>
            fleet.Add(new Relation(from, to, label) { Topic = topic });
    }
}
