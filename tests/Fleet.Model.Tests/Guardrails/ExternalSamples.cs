namespace Fleet.Model.Tests.Guardrails;

/// <summary>What is outside of the fleet, and what is said for drawings.</summary>
internal static class ExternalSamples
{
    private static readonly FlowParticipant Shop = new("shop", "Shop");
    private static readonly FlowParticipant Bank = new("bank", "Bank");

    public static IEnumerable<Sample> All =>
    [
        new(Rules.ExternalUnknown, fleet => Bought(fleet), fleet => Bought(fleet))
        {
            Options = options => options with { Externals = new Dictionary<string, ExternalAddress> { ["bnak"] = new("198.18.0.99") } },
        },
        new(Rules.ExternalPlanned,
            fleet => fleet.Web().Environment["BANK_URL"] = Bought(fleet, isPlanned: true).Url,
            fleet => fleet.Web().Environment["BANK_URL"] = Bought(fleet).Url),
        new(Rules.ExternalUnreached, fleet => Visited(fleet, Publish.Loopback), fleet => Visited(fleet, Publish.Everywhere)),
        new(Rules.PurposeUnused,
            fleet => fleet.Web().Purposes[Bought(fleet)] = "payments",
            fleet =>
            {
                var bank = Bought(fleet);
                fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { Uses = { bank }, Purposes = { [bank] = "payments" } });
            }),
        new(Rules.FlowParticipant, fleet => Payment(fleet, [Shop]), fleet => Payment(fleet, [Shop, Bank])),
        new(Rules.ProcedureStep, fleet => Recovery(fleet, isWhole: false), fleet => Recovery(fleet, isWhole: true)),
    ];

    private static Endpoint Bought(TestFleet fleet, bool isPlanned = false)
    {
        var api = new Endpoint("api", 443) { Scheme = "https" };
        fleet.Model.Add(new ExternalService("bank") { Address = "bank.example", IsPlanned = isPlanned, Endpoints = { api } });
        return api;
    }

    private static void Visited(TestFleet fleet, Publish publish)
    {
        var http = new Endpoint("http", 8080) { Publish = publish };
        fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { Endpoints = { http }, Exposure = Exposure.Public });
        fleet.Model.Add(new ExternalService("browser") { Kind = ExternalKind.Person, Uses = { http } });
    }

    private static void Payment(TestFleet fleet, FlowParticipant[] participants)
    {
        var flow = new Flow("payment") { Steps = { new FlowMessage(Shop, Bank, "Take the money") } };
        flow.Participants.AddRange(participants);
        fleet.Model.Add(flow);
    }

    private static void Recovery(TestFleet fleet, bool isWhole)
    {
        var healthy = new ProcedureStep("healthy", "Is it healthy?") { Kind = ProcedureStepKind.Question };
        var done = new ProcedureStep("done", "Done") { Kind = ProcedureStepKind.End };
        var restart = new ProcedureStep("restart", "Restart it");
        healthy.Then(done, "yes");
        healthy.Then(restart, "no");
        if (isWhole)
        {
            restart.Again(healthy);
        }

        fleet.Model.Add(new Procedure("recovery") { Steps = { healthy, restart, done } });
    }
}
