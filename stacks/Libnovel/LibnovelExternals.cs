using Fleet;

namespace Stacks.Libnovel;

/// <summary>What libnovel uses or meets outside of its machines.</summary>
internal sealed class LibnovelExternals
{
    public LibnovelExternals(FleetModel fleet)
    {
        Novelfire = fleet.Add(new ExternalService("libnovel-novelfire")
        {
            Title = "novelfire.net",
            Description = "(scrape source)",
            System = LibnovelFleet.System,
            Address = "novelfire.net",
            Endpoints = { Source },
        });
        LetsEncrypt = fleet.Add(new ExternalService("libnovel-letsencrypt")
        {
            Title = "Let's Encrypt",
            Description = "(ACME TLS-ALPN-01)",
            System = LibnovelFleet.System,
            Endpoints = { Acme },
        });
        Browser = fleet.Add(new ExternalService("libnovel-browser")
        {
            Title = "Browser / iOS App",
            System = LibnovelFleet.System,
            Kind = ExternalKind.Person,
        });
        Gitea = fleet.Add(new ExternalService("libnovel-gitea")
        {
            Title = "Gitea Actions",
            Description =
                """
                (homelab runner)
                tag v* trigger:
                 test-backend
                 check-ui (type-check + build)
                 docker-backend
                 docker-runner
                 docker-ui (bakes releases.json)
                 docker-caddy
                 → push Docker Hub
                 → Gitea Release
                """,
            System = LibnovelFleet.System,
            Kind = ExternalKind.Forge,
        });
    }

    public ExternalService Novelfire { get; }

    public ExternalService LetsEncrypt { get; }

    public ExternalService Browser { get; }

    public ExternalService Gitea { get; }

    /// <summary>Where novels are scraped from.</summary>
    public Endpoint Source { get; } = new("site", 443) { Scheme = "https" };

    /// <summary>Where certificates are asked for.</summary>
    public Endpoint Acme { get; } = new("acme", 443) { Scheme = "https" };
}
