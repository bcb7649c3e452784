using Fleet;

namespace Stacks.Libnovel;

/// <summary>
/// libnovel: the application, its stores and its edge on a VPS; the worker and its speech engines at home. Stores know
/// nobody, the application knows the stores, the edge knows the application, the worker reaches in through the edge.
/// </summary>
public static class LibnovelFleet
{
    /// <summary>What the whole is called.</summary>
    public const string System = "libnovel";

    /// <summary>Declares the whole fleet; which part of it is registered is up to the running stack.</summary>
    public static void Declare(FleetModel fleet)
    {
        var prod = fleet.Add(new LinuxHost("libnovel-prod")
        {
            Description = "VPS: public entry, application, stores",
            System = System,
            PublicPorts = [443, 80, 6380],
            NeverWatched = { "runner" },
        });
        var homelab = fleet.Add(new LinuxHost("libnovel-homelab")
        {
            Description = "home server: background worker and speech engines",
            System = System,
        });
        var externals = new LibnovelExternals(fleet);
        var secrets = new LibnovelSecrets(fleet, prod);

        var speech = new SpeechStack(homelab);
        var storage = new StorageStack(prod, secrets);
        var front = new FrontNetwork(prod);
        var app = new AppStack(prod, fleet.Settings, secrets, front, storage, speech);
        var edge = new EdgeStack(fleet.Settings, secrets, front, storage, app, externals);
        var ops = new OpsStack(prod, secrets);
        var runner = new RunnerStack(homelab, fleet.Settings, secrets, storage, speech, edge, externals);

        externals.Browser.Uses.Add(edge.Caddy.Https);
        externals.Browser.Purposes[edge.Caddy.Https] = "HTTPS :443\n(single entry point)";
        fleet.Add(new Relation(externals.Gitea, ops.Watchtower, "push to Docker Hub\n→ Watchtower detects new tag") { Topic = "ci" });
        LibnovelRoutes.Declare(storage, app);
        LibnovelRoutingView.Declare(fleet, externals, storage, app, edge);
        LibnovelFlows.Declare(fleet, externals, storage, app, edge, ops, runner);
        LibnovelViews.Declare(fleet, prod, homelab, externals, storage, speech, app, edge, ops, runner);
    }
}
