using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// Studio60: one application host for staging and one for production, made by one class; a managed PostgreSQL both use with
/// roles of their own; Sentinel deploys, Argus keeps backups, Cerebro is where agents develop.
/// </summary>
public static class Studio60Fleet
{
    private const string NoAccess = "ŽÁDNÝ přístup";

    /// <summary>Declares the whole fleet; which part of it is registered is up to the running stack.</summary>
    public static void Declare(FleetModel fleet)
    {
        var hosts = new Studio60Hosts(fleet);
        var database = new DatabaseStack(fleet, hosts);
        foreach (var stage in database.Stages)
        {
            _ = new AppStack(fleet, stage, database);
        }

        var relay = new RelayStack(fleet, hosts);
        _ = new OrchestratorStack(fleet, hosts, relay, database.Stages);
        fleet.Add(new ForbiddenEdge(Stage.Development, Stage.Staging, NoAccess));
        fleet.Add(new ForbiddenEdge(Stage.Development, Stage.Production, NoAccess));
        fleet.Add(new ForbiddenEdge(Stage.Staging, Stage.Production, NoAccess));
        fleet.Add(new ForbiddenEdge(Stage.Staging, Stage.Development, NoAccess));
        fleet.Add(new ForbiddenEdge(Stage.Production, Stage.Development, NoAccess));
        fleet.Add(new ForbiddenEdge(Stage.Production, Stage.Staging, NoAccess));
        _ = new BackupStack(fleet, hosts, database);
    }
}
