using Fleet;

namespace Stacks.Studio60;

/// <summary>How a change of an application gets to staging and from there to production.</summary>
internal static class DeployFlow
{
    public static void Declare(FleetModel fleet, Studio60Hosts hosts, RelayStack relay)
    {
        var agent = new FlowParticipant("Agent", "App Agent");
        var api = new FlowParticipant("Relay", "Relay API", relay.Server);
        var sentinel = new FlowParticipant("Sentinel", "Sentinel", hosts.Sentinel);
        var hub = new FlowParticipant("Hub", "Hub-alfa", hosts.HubAlfa);
        var prod = new FlowParticipant("Prod", "Prod-alfa", hosts.ProdAlfa);
        fleet.Add(new Flow("s60-deploy")
        {
            Title = "Deploy flow",
            System = Studio60Fleet.System,
            Participants = { agent, api, sentinel, hub, prod },
            Steps =
            {
                new FlowMessage(agent, api, "Deploy request\n(db_change, migration, commit)"),
                new FlowMessage(api, sentinel, "Message notification"),
                new FlowMessage(sentinel, sentinel, "git pull (na Sentinelu)"),
                new FlowMessage(sentinel, sentinel, "Připravit secrets (.env)"),
                DeployTo(hub, sentinel, "Staging deploy", "rgb(40, 60, 120)", "E2E testy (smoke/standard)"),
                DeployTo(prod, sentinel, "Production deploy", "rgb(40, 80, 40)", "E2E smoke test"),
                new FlowMessage(sentinel, api, "Deploy report → PM"),
                new FlowMessage(sentinel, api, "Status → App Agent"),
            },
        });
    }

    private static FlowFrame DeployTo(FlowParticipant target, FlowParticipant sentinel, string title, string color, string tests) =>
        new(title)
        {
            Color = color,
            Steps =
            {
                new FlowNote(title, sentinel, target),
                new FlowMessage(sentinel, target, "rsync source + .env"),
                new FlowMessage(sentinel, target, "docker compose build"),
                new FlowMessage(sentinel, target, "docker compose down + up"),
                new FlowMessage(target, sentinel, "Health check OK") { IsReply = true },
                new FlowMessage(sentinel, sentinel, tests),
            },
        };
}
