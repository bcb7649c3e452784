using Fleet;

namespace Stacks.Manacore;

/// <summary>How a change of the chat's backend comes to production, and how it is taken back.</summary>
internal static class ReleasePipeline
{
    private static readonly ProcedurePhase Merge = new("merge", "Code merge to main") { Takes = TimeSpan.Zero };
    private static readonly ProcedurePhase Start = new("start", "CI/CD pipeline start") { Takes = TimeSpan.FromMinutes(1) };
    private static readonly ProcedurePhase Build = new("lint-and-build", "Lint & build") { Takes = TimeSpan.FromMinutes(4) };
    private static readonly ProcedurePhase Staging = new("staging", "Staging deployment") { Takes = TimeSpan.FromMinutes(2) };
    private static readonly ProcedurePhase Smoke = new("smoke-tests", "Smoke tests") { Takes = TimeSpan.FromMinutes(1) };
    private static readonly ProcedurePhase Approval = new("approval", "Manual approval") { Takes = TimeSpan.FromMinutes(22) };
    private static readonly ProcedurePhase Green = new("green", "Production deploy (GREEN)") { Takes = TimeSpan.FromMinutes(5) };
    private static readonly ProcedurePhase Canary = new("canary", "Canary monitoring") { Takes = TimeSpan.FromMinutes(10) };
    private static readonly ProcedurePhase Cutover = new("cutover", "Full cutover") { Takes = TimeSpan.FromMinutes(1) };
    private static readonly ProcedurePhase Window = new("window", "Rollback window") { Takes = TimeSpan.FromMinutes(60) };
    private static readonly ProcedurePhase Rollback = new("rollback", "Rollback");

    public static void Declare(FleetModel fleet)
    {
        var pipeline = new Procedure("manacore-release")
        {
            Title = "CI/CD deployment pipeline",
            System = ManacoreFleet.System,
            Phases = { Merge, Start, Build, Staging, Smoke, Approval, Green, Canary, Cutover, Window, Rollback },
        };
        var image = Integration(pipeline.Steps);
        var approved = ToStaging(pipeline.Steps, image);
        ToProduction(pipeline.Steps, approved);
        fleet.Add(pipeline);
    }

    private static ProcedureStep Integration(List<ProcedureStep> steps)
    {
        var developer = new ProcedureStep("developer", "Developer") { Phase = Merge };
        var pull = new ProcedureStep("pull-request", "GitHub (Pull Request)") { Phase = Merge, Gates = { "code review", "automated tests" } };
        var workflow = new ProcedureStep("workflow", "GITHUB ACTIONS WORKFLOW") { Phase = Start };
        var lint = new ProcedureStep("lint", "Job 1: Lint & Type Check") { Phase = Build, Commands = { "pnpm lint", "pnpm type-check" }, Gates = { "passed" } };
        var image = new ProcedureStep("image", "Job 2: Build Docker Image")
        {
            Phase = Build,
            Commands = { "docker buildx build --cache-from cache --cache-to cache --push" },
            Gates = { "pushed" },
        };
        var scan = new ProcedureStep("scan", "Job 3: Security Scan") { Details = { "trivy image" }, Gates = { "nothing of severity HIGH or above" } };
        steps.AddRange([developer, pull, workflow, lint, image, scan]);
        developer.Then(pull, "git commit -m \"feat: add chat model selector\";\ngit push origin feature/chat-model-selector")
            .Then(workflow, "PR approved & merged to main")
            .Then(lint)
            .Then(image, "✅ Passed")
            .Then(scan, "Image: ghcr.io/manacore/chat-backend:main-abc1234");
        return scan;
    }

    private static ProcedureStep ToStaging(List<ProcedureStep> steps, ProcedureStep before)
    {
        var staging = new ProcedureStep("to-staging", "STAGING DEPLOYMENT") { Phase = Staging };
        var deploy = new ProcedureStep("deploy-staging", "Deploy to Staging")
        {
            Phase = Staging,
            Details = { "SSH to Coolify" },
            Commands = { "docker compose pull", "docker compose up", "pnpm migration:run" },
        };
        var smoke = new ProcedureStep("smoke", "Automated Smoke Tests")
        {
            Phase = Smoke,
            Gates = { "GET /api/health: 200", "GET /api/models: 200", "POST /api/chat: 200" },
        };
        var approval = new ProcedureStep("approve", "Manual Approval Required")
        {
            Phase = Approval,
            Details = { "QA Team Review", "Stakeholder Demo" },
            Gates = { "Approve/Reject" },
        };
        steps.AddRange([staging, deploy, smoke, approval]);
        before.Then(staging, "✅ No critical vulnerabilities")
            .Then(deploy)
            .Then(smoke, "Staging URL: https://staging-api-chat.manacore.app")
            .Then(approval, "✅ All tests passed");
        return approval;
    }

    private static void ToProduction(List<ProcedureStep> steps, ProcedureStep before)
    {
        var production = new ProcedureStep("to-production", "PRODUCTION DEPLOYMENT (Blue-Green)") { Phase = Green, Details = { "BLUE v1.5.2 100%, GREEN v1.6.0 0%" } };
        var green = new ProcedureStep("deploy-green", "Deploy to GREEN Env") { Phase = Green, Commands = { "docker compose up --file green.yml" } };
        var migrations = new ProcedureStep("migrations", "Run Database Migrations")
        {
            Phase = Green,
            Details = { "forward-compatible only" },
            Commands = { "pnpm migration:run" },
        };
        var health = new ProcedureStep("health", "Health Check GREEN") { Phase = Green, Commands = { "curl localhost:3002/api/health" }, Gates = { "200" } };
        var canary = new ProcedureStep("watch-canary", "Canary Deployment")
        {
            Phase = Canary,
            Details = { "BLUE 90%, GREEN 10% for 10 min" },
            Gates = { "error rate <1%", "response time <1s", "no customer complaints" },
        };
        var cutover = new ProcedureStep("switch", "Full Cutover") { Phase = Cutover, Details = { "BLUE 0%, GREEN 100%" } };
        var window = new ProcedureStep("wait", "Rollback Window (1 hour)")
        {
            Phase = Window,
            Details = { "BLUE kept running, metrics watched" },
            Gates = { "no issue for 1 hour" },
        };
        var decommission = new ProcedureStep("decommission", "Decommission BLUE") { Commands = { "docker compose down --file blue.yml" } };
        var live = new ProcedureStep("live", "Production v1.6.0 Live") { Kind = ProcedureStepKind.End };
        steps.AddRange([production, green, migrations, health, canary, cutover, window, decommission, live]);
        before.Then(production, "✅ Approved")
            .Then(green)
            .Then(migrations, "Wait 30 seconds for startup")
            .Then(health, "Migrations applied successfully")
            .Then(canary, "GREEN environment healthy")
            .Then(cutover, "Metrics: Error rate: 0.1% (✅ <1%);\nResponse time: 850ms (✅ <1s);\nNo customer complaints")
            .Then(window, "Traffic switched to GREEN")
            .Then(decommission, "✅ No issues detected")
            .Then(live, "Deployment completed successfully");
        TakeBack(steps, canary, window);
    }

    private static void TakeBack(List<ProcedureStep> steps, params ProcedureStep[] watched)
    {
        var detect = new ProcedureStep("detect", "Detect") { Phase = Rollback, Details = { "error spike, customer reports" } };
        var back = new ProcedureStep("switch-back", "Switch back") { Phase = Rollback, Commands = { "coolify switch-deployment chat blue" } };
        var blue = new ProcedureStep("on-blue", "Traffic on BLUE (v1.5.2)") { Phase = Rollback };
        var investigate = new ProcedureStep("investigate", "Investigate GREEN offline") { Phase = Rollback };
        var fix = new ProcedureStep("fix", "Fix and redeploy") { Phase = Rollback, Kind = ProcedureStepKind.End };
        steps.AddRange([detect, back, blue, investigate, fix]);
        foreach (var step in watched)
        {
            step.OnFailure(detect);
        }

        detect.Then(back).Then(blue, "<30 seconds").Then(investigate).Then(fix);
    }
}
