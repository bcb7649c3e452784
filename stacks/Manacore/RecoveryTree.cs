using Fleet;

namespace Stacks.Manacore;

/// <summary>What is asked and done after an incident, until it is resolved.</summary>
internal static class RecoveryTree
{
    public static void Declare(FleetModel fleet)
    {
        var incident = new ProcedureStep("incident", "INCIDENT DETECTED");
        var failed = new ProcedureStep("failed", "What failed?") { Kind = ProcedureStepKind.Question };
        incident.Then(failed, "Alert triggered or customer report");
        fleet.Add(new Procedure("manacore-recovery")
        {
            Title = "Disaster recovery",
            System = ManacoreFleet.System,
            Steps = { incident, failed },
        }).Steps.AddRange([.. Crash(failed), .. Corruption(failed), .. ServerFailure(failed)]);
    }

    private static ProcedureStep[] Crash(ProcedureStep failed)
    {
        var crash = new ProcedureStep("crash", "Service Crash");
        var failing = new ProcedureStep("failing", "Health check failing?") { Kind = ProcedureStepKind.Question };
        var restart = new ProcedureStep("restart", "Restart container") { Commands = { "docker compose restart chat-backend" } };
        var passing = new ProcedureStep("passing", "Health check passing?") { Kind = ProcedureStepKind.Question };
        var resolved = Resolved("crash", TimeSpan.FromMinutes(2));
        var escalate = new ProcedureStep("escalate", "Escalate") { Kind = ProcedureStepKind.End, Details = { "DevOps lead" } };
        failed.Then(crash).Then(failing).Then(restart, "YES").Then(passing, "Wait 30s").Then(resolved, "YES");
        passing.OnFailure(escalate, "2+ restarts fail");
        return [crash, failing, restart, passing, resolved, escalate];
    }

    private static ProcedureStep[] Corruption(ProcedureStep failed)
    {
        var corruption = new ProcedureStep("corruption", "Database Corruption");
        var verify = new ProcedureStep("scope", "Verify scope of corruption");
        var stop = new ProcedureStep("stop", "Stop affected services") { Commands = { "docker compose stop chat-api" } };
        var restore = new ProcedureStep("restore", "Restore from latest backup") { Commands = { "pg_restore chat.dump" } };
        var start = new ProcedureStep("start", "Restart services") { Commands = { "docker compose start chat-api" } };
        var integrity = new ProcedureStep("integrity", "Verify data integrity");
        var resolved = Resolved("corruption", TimeSpan.FromMinutes(20), TimeSpan.FromHours(24));
        failed.Then(corruption).Then(verify).Then(stop, "Database DOWN").Then(restore, "Download backup").Then(start, "DB UP")
            .Then(integrity, "Services UP").Then(resolved, "Verified");
        return [corruption, verify, stop, restore, start, integrity, resolved];
    }

    private static ProcedureStep[] ServerFailure(ProcedureStep failed)
    {
        var failure = new ProcedureStep("server-failure", "Full Server Failure");
        var verify = new ProcedureStep("down", "Verify total server down");
        var standby = new ProcedureStep("standby", "Activate standby server") { Details = { "1. Start services", "2. Restore DBs", "3. Update DNS" } };
        var healthy = new ProcedureStep("healthy", "Verify services healthy");
        var resolved = Resolved("server-failure", TimeSpan.FromHours(2));
        failed.Then(failure).Then(verify).Then(standby, "YES").Then(healthy, "ETA: 2 hours").Then(resolved, "YES");
        return [failure, verify, standby, healthy, resolved];
    }

    private static ProcedureStep Resolved(string scenario, TimeSpan backWithin, TimeSpan? losesAtMost = null) => new($"{scenario}-resolved", "✅ RESOLVED")
    {
        Kind = ProcedureStepKind.End,
        Objective = new RecoveryObjective(scenario, backWithin) { LosesAtMost = losesAtMost },
    };
}
