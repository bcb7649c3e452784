namespace Fleet.Diagrams.Tests;

/// <summary>
/// What the owners of the homelab and of Manacore drew by hand of what happens there, arrow by arrow. Of a step, its title stands
/// at the beginning of an arrow, and at the end either that or all that is written on it.
/// </summary>
internal static class ToldTables
{
    public static IReadOnlyList<Edge> Login { get; } =
    [
        new("U", "CF", "Request app.vish.gg"),
        new("CF", "NPM", "Forward (HTTPS)"),
        new("NPM", "OUT", "Forward Auth Request (/outpost.goauthentik.io/auth/nginx)"),
        new("OUT", "AUTH", "Check Session"),
        new("AUTH", "OUT", "No Session", Dashed: true),
        new("OUT", "NPM", "401 Unauthorized", Dashed: true),
        new("NPM", "U", "Redirect to sso.vish.gg/flows/default-authentication/", Dashed: true),
        new("U", "AUTH", "Login Page"),
        new("U", "AUTH", "Submit Credentials + 2FA"),
        new("AUTH", "AUTH", "Validate"),
        new("AUTH", "U", "Set Cookie + Redirect to app", Dashed: true),
        new("U", "NPM", "Retry with Session Cookie"),
        new("NPM", "OUT", "Forward Auth (with cookie)"),
        new("OUT", "AUTH", "Validate Session"),
        new("AUTH", "OUT", "Valid ✓", Dashed: true),
        new("OUT", "NPM", "200 OK + Headers (X-authentik-username, X-authentik-email)", Dashed: true),
        new("NPM", "APP", "Proxy Request (with auth headers)"),
        new("APP", "U", "Response", Dashed: true),
    ];

    public static IReadOnlyList<Edge> Request { get; } =
    [
        new("User", "Cloudflare Edge (CDN)", "[1] POST https://api-chat.manacore.app/api/chat/completions; Authorization: Bearer <manaToken>"),
        new("Cloudflare Edge (CDN)", "Coolify Reverse Proxy", "HTTPS (TLS 1.3)"),
        new("Coolify Reverse Proxy", "Chat Backend (NestJS) (chat-backend, Port: 3002)", "HTTP (internal network)"),
        new("Chat Backend (NestJS)", "Verify JWT Token", "[2] Authentication Middleware"),
        new("Verify JWT Token", "Credits Check", "JWT Claims: { sub: userId, role: user, app_id: chat }"),
        new("Credits Check", "Query PostgreSQL", "Cache MISS"),
        new("Query PostgreSQL", "[3] Business Logic", "Credits: 50 (sufficient); Cache: SET credits:{id} 50 EX 300"),
        new("[3] Business Logic", "Azure OpenAI API", "HTTP POST to Azure"),
        new("Azure OpenAI API", "[4] Save to Database", "AI Response"),
        new("[4] Save to Database", "[5] Return Response", "Transaction committed; Invalidate cache: DEL credits:{id}"),
        new("[5] Return Response", "[6] User receives AI response", "Response time: ~1.2s total"),
    ];

    public static IReadOnlyList<Edge> Release { get; } =
    [
        new("Developer", "GitHub (Pull Request)", "git commit -m \"feat: add chat model selector\"; git push origin feature/chat-model-selector"),
        new("GitHub (Pull Request)", "GITHUB ACTIONS WORKFLOW", "PR approved & merged to main"),
        new("GITHUB ACTIONS WORKFLOW", "Job 1: Lint & Type Check", ""),
        new("Job 1: Lint & Type Check", "Job 2: Build Docker Image", "✅ Passed"),
        new("Job 2: Build Docker Image", "Job 3: Security Scan", "Image: ghcr.io/manacore/chat-backend:main-abc1234"),
        new("Job 3: Security Scan", "STAGING DEPLOYMENT", "✅ No critical vulnerabilities"),
        new("STAGING DEPLOYMENT", "Deploy to Staging", ""),
        new("Deploy to Staging", "Automated Smoke Tests", "Staging URL: https://staging-api-chat.manacore.app"),
        new("Automated Smoke Tests", "Manual Approval Required", "✅ All tests passed"),
        new("Manual Approval Required", "PRODUCTION DEPLOYMENT (Blue-Green)", "✅ Approved"),
        new("PRODUCTION DEPLOYMENT (Blue-Green)", "Deploy to GREEN Env", ""),
        new("Deploy to GREEN Env", "Run Database Migrations", "Wait 30 seconds for startup"),
        new("Run Database Migrations", "Health Check GREEN", "Migrations applied successfully"),
        new("Health Check GREEN", "Canary Deployment", "GREEN environment healthy"),
        new("Canary Deployment", "Full Cutover", "Metrics: Error rate: 0.1% (✅ <1%); Response time: 850ms (✅ <1s); No customer complaints"),
        new("Full Cutover", "Rollback Window (1 hour)", "Traffic switched to GREEN"),
        new("Rollback Window (1 hour)", "Decommission BLUE", "✅ No issues detected"),
        new("Decommission BLUE", "Production v1.6.0 Live", "Deployment completed successfully"),
    ];

    /// <summary>The list of what taking back consists of, and where it begins.</summary>
    public static IReadOnlyList<Edge> Rollback { get; } =
    [
        new("Canary Deployment", "Detect (error spike, customer reports)", "", Dashed: true),
        new("Rollback Window (1 hour)", "Detect (error spike, customer reports)", "", Dashed: true),
        new("Detect", "Switch back (coolify switch-deployment chat blue)", ""),
        new("Switch back", "Traffic on BLUE (v1.5.2)", "<30 seconds"),
        new("Traffic on BLUE (v1.5.2)", "Investigate GREEN offline", ""),
        new("Investigate GREEN offline", "Fix and redeploy", ""),
    ];

    /// <summary>The phases, and when each is over.</summary>
    public static IReadOnlyList<(string Phase, string At, string? Takes)> Timeline { get; } =
    [
        ("Code merge to main", "0:00", null),
        ("CI/CD pipeline start", "0:01", "1 min"),
        ("Lint & build", "0:05", "4 min"),
        ("Staging deployment", "0:07", "2 min"),
        ("Smoke tests", "0:08", "1 min"),
        ("Manual approval", "0:30", "22 min"),
        ("Production deploy (GREEN)", "0:35", "5 min"),
        ("Canary monitoring", "0:45", "10 min"),
        ("Full cutover", "0:46", "1 min"),
        ("Rollback window", "1:46", "60 min"),
    ];

    /// <summary>What must hold before the next step, by step.</summary>
    public static IReadOnlyList<(string Step, string[] Gates)> Gates { get; } =
    [
        ("GitHub (Pull Request)", ["code review", "automated tests"]),
        ("Job 1: Lint & Type Check", ["passed"]),
        ("Job 2: Build Docker Image", ["pushed"]),
        ("Job 3: Security Scan", ["nothing of severity HIGH or above"]),
        ("Automated Smoke Tests", ["GET /api/health: 200", "GET /api/models: 200", "POST /api/chat: 200"]),
        ("Manual Approval Required", ["Approve/Reject"]),
        ("Health Check GREEN", ["200"]),
        ("Canary Deployment", ["error rate <1%", "response time <1s", "no customer complaints"]),
        ("Rollback Window (1 hour)", ["no issue for 1 hour"]),
    ];

    public static IReadOnlyList<Edge> Recovery { get; } =
    [
        new("INCIDENT DETECTED", "What failed?", "Alert triggered or customer report"),
        new("What failed?", "Service Crash", ""),
        new("What failed?", "Database Corruption", ""),
        new("What failed?", "Full Server Failure", ""),
        new("Service Crash", "Health check failing?", ""),
        new("Health check failing?", "Restart container (docker compose restart chat-backend)", "YES"),
        new("Restart container", "Health check passing?", "Wait 30s"),
        new("Health check passing?", "✅ RESOLVED (RTO: 2 min)", "YES"),
        new("Database Corruption", "Verify scope of corruption", ""),
        new("Verify scope of corruption", "Stop affected services (docker compose stop chat-api)", "Database DOWN"),
        new("Stop affected services", "Restore from latest backup (pg_restore chat.dump)", "Download backup"),
        new("Restore from latest backup", "Restart services (docker compose start chat-api)", "DB UP"),
        new("Restart services", "Verify data integrity", "Services UP"),
        new("Verify data integrity", "✅ RESOLVED (RTO: 20 min, RPO: <24 hours)", "Verified"),
        new("Full Server Failure", "Verify total server down", ""),
        new("Verify total server down", "Activate standby server (1. Start services 2. Restore DBs 3. Update DNS)", "YES"),
        new("Activate standby server", "Verify services healthy", "ETA: 2 hours"),
        new("Verify services healthy", "✅ RESOLVED (RTO: 2 hours)", "YES"),
    ];

    /// <summary>The one answer that was not drawn and is said beside it.</summary>
    public static Edge Escalation { get; } = new("Health check passing?", "Escalate (DevOps lead)", "2+ restarts fail", Dashed: true);
}
