using Fleet;

namespace Stacks.Manacore;

/// <summary>What becomes of a question to the chat, from the asking to the answer.</summary>
internal static class RequestLife
{
    public static void Declare(FleetModel fleet)
    {
        var user = new ProcedureStep("user", "User");
        var cloudflare = new ProcedureStep("cloudflare", "Cloudflare Edge (CDN)");
        var proxy = new ProcedureStep("proxy", "Coolify Reverse Proxy");
        var backend = new ProcedureStep("backend", "Chat Backend (NestJS)") { Details = { "chat-backend, Port: 3002" } };
        var token = new ProcedureStep("token", "Verify JWT Token");
        var credits = new ProcedureStep("credits", "Credits Check");
        var query = new ProcedureStep("query", "Query PostgreSQL");
        var logic = new ProcedureStep("logic", "[3] Business Logic");
        var azure = new ProcedureStep("azure", "Azure OpenAI API");
        var save = new ProcedureStep("save", "[4] Save to Database");
        var answer = new ProcedureStep("answer", "[5] Return Response");
        var received = new ProcedureStep("received", "[6] User receives AI response") { Kind = ProcedureStepKind.End };
        user.Then(cloudflare, "[1] POST https://api-chat.manacore.app/api/chat/completions;\nAuthorization: Bearer <manaToken>")
            .Then(proxy, "HTTPS (TLS 1.3)")
            .Then(backend, "HTTP (internal network)")
            .Then(token, "[2] Authentication Middleware")
            .Then(credits, "JWT Claims: { sub: userId, role: user, app_id: chat }")
            .Then(query, "Cache MISS")
            .Then(logic, "Credits: 50 (sufficient);\nCache: SET credits:{id} 50 EX 300")
            .Then(azure, "HTTP POST to Azure")
            .Then(save, "AI Response")
            .Then(answer, "Transaction committed;\nInvalidate cache: DEL credits:{id}")
            .Then(received, "Response time: ~1.2s total");
        fleet.Add(new Procedure("manacore-request")
        {
            Title = "Request lifecycle",
            System = ManacoreFleet.System,
            Steps = { user, cloudflare, proxy, backend, token, credits, query, logic, azure, save, answer, received },
        });
    }
}
