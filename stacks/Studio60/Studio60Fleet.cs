using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// Studio60: one application host for staging and one for production, made by one class; a managed PostgreSQL both use with
/// roles of their own; Sentinel deploys, Argus keeps backups, Cerebro is where agents develop.
/// </summary>
public static class Studio60Fleet
{
    /// <summary>What the whole is called.</summary>
    public const string System = "studio60";

    private const string NoAccess = "ŽÁDNÝ přístup";
    private static readonly Stage[] Stages = [Stage.Development, Stage.Staging, Stage.Production];

    /// <summary>Declares the whole fleet; which part of it is registered is up to the running stack.</summary>
    public static void Declare(FleetModel fleet)
    {
        var hosts = new Studio60Hosts(fleet);
        var externals = new Studio60Externals(fleet);
        var database = new DatabaseStack(fleet, hosts);
        List<AppStack> apps = [.. database.Stages.Select(stage => new AppStack(fleet, stage, database, externals))];
        externals.Internet.Uses.AddRange(apps.Select(each => each.Edge.Https));

        var relay = new RelayStack(fleet, hosts);
        externals.Fess.Uses.Add(relay.Api);
        var orchestrator = new OrchestratorStack(fleet, hosts, relay, database.Stages);
        foreach (var (one, other) in Stages.SelectMany(one => Stages.Where(other => other != one), (one, other) => (one, other)))
        {
            fleet.Add(new ForbiddenEdge(one, other, NoAccess));
        }

        var backup = new BackupStack(fleet, hosts, database, externals);
        Studio60Relations.Declare(fleet, hosts, orchestrator, backup);
        DeployFlow.Declare(fleet, hosts, relay);
        BackupFlow.Declare(fleet, hosts, database, backup);
        Studio60Views.Declare(fleet, hosts, externals, database, apps, relay, orchestrator, backup);
    }
}
