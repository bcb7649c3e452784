using Fleet;

namespace Stacks.Homelab;

/// <summary>How somebody comes to an application of the homelab. Who takes part stands for nothing until that fleet is declared.</summary>
internal static class LoginFlow
{
    public static void Declare(FleetModel fleet)
    {
        var user = new FlowParticipant("U", "👤 User");
        var cloudflare = new FlowParticipant("CF", "☁️ Cloudflare");
        var proxy = new FlowParticipant("NPM", "🔀 NPM (matrix-ubuntu)");
        var outpost = new FlowParticipant("OUT", "🛡️ Outpost (Calypso)");
        var authentik = new FlowParticipant("AUTH", "🔐 Authentik (Calypso)");
        var application = new FlowParticipant("APP", "📱 Application");
        fleet.Add(new Flow("homelab-login")
        {
            Title = "Login",
            System = HomelabFleet.System,
            IsNumbered = true,
            Participants = { user, cloudflare, proxy, outpost, authentik, application },
            Steps =
            {
                new FlowMessage(user, cloudflare, "Request app.vish.gg"),
                new FlowMessage(cloudflare, proxy, "Forward (HTTPS)"),
                new FlowMessage(proxy, outpost, "Forward Auth Request\n(/outpost.goauthentik.io/auth/nginx)"),
                new FlowFrame("Login")
                {
                    When = "No Valid Session",
                    Steps =
                    {
                        new FlowMessage(outpost, authentik, "Check Session"),
                        new FlowMessage(authentik, outpost, "No Session") { IsReply = true },
                        new FlowMessage(outpost, proxy, "401 Unauthorized") { IsReply = true },
                        new FlowMessage(proxy, user, "Redirect to sso.vish.gg/flows/default-authentication/") { IsReply = true },
                        new FlowMessage(user, authentik, "Login Page"),
                        new FlowMessage(user, authentik, "Submit Credentials + 2FA"),
                        new FlowMessage(authentik, authentik, "Validate"),
                        new FlowMessage(authentik, user, "Set Cookie + Redirect to app") { IsReply = true },
                        new FlowMessage(user, proxy, "Retry with Session Cookie"),
                        new FlowMessage(proxy, outpost, "Forward Auth (with cookie)"),
                    },
                },
                new FlowMessage(outpost, authentik, "Validate Session"),
                new FlowMessage(authentik, outpost, "Valid ✓") { IsReply = true },
                new FlowMessage(outpost, proxy, "200 OK + Headers\n(X-authentik-username, X-authentik-email)") { IsReply = true },
                new FlowMessage(proxy, application, "Proxy Request (with auth headers)"),
                new FlowMessage(application, user, "Response") { IsReply = true },
            },
        });
    }
}
