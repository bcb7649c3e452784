namespace Fleet.Acceptance.Programs;

/// <summary>
/// What a host has beside ordinary containers: a unit, a cron job, a site of plain pages, folders, a firewall, secrets that are on
/// the host already, a container in another one's network, and an edge that reads its configuration again.
/// </summary>
internal static class Homestead
{
    public static void Declare(FleetModel fleet)
    {
        var greeting = fleet.Settings.Require("homestead:greeting", "what visitors read");
        var hearth = fleet.Add(new LinuxHost("hearth") { Firewall = new Firewall { Rules = { FirewallRule.Allow(22, 80, 443, 8080) } } });
        var shed = fleet.Add(new LinuxHost("shed"));

        // What a wrong setting of these two makes of the configurations is found by the programs that read them, and by nothing before.
        ImageReference image = "docker.io/fleet/caddy:1";
        var caddy = fleet.Settings.OneOf("homestead:caddy", "debian", "full") == "full" ? CaddyBuild.Full(image) : CaddyBuild.Debian(image);
        var ciphers = fleet.Settings.Get("homestead:ciphers", "HIGH");
        var guest = AddHouse(hearth, greeting, caddy);
        AddTools(fleet, shed, guest, greeting);
        AddFront(shed, guest, ciphers);
    }

    private static Endpoint AddHouse(Host hearth, string greeting, CaddyBuild caddy)
    {
        var house = hearth.Add(new ContainerStack("house"));
        var web = new Endpoint("http", 8080) { Publish = Publish.HostAddress };
        var tunnel = house.Add(new Service("tunnel", "docker.io/fleet/idle:1"));
        var guest = house.Add(new Service("guest", "docker.io/fleet/web:1")
        {
            NetworkOf = tunnel,
            Endpoints = { web },
            Exposure = Exposure.Protected,
            DependsOn = { tunnel },
        });
        house.Add(new CaddyEdge("edge", caddy)
        {
            Certificates = Certificates.None,
            Sites = { new Site("house.test") { Routes = { new Route(web, "/*") }, Headers = { ["X-Greeting"] = greeting }, RateLimit = RateLimit.PerMinute(600) } },
            ErrorPages = { [502] = greeting },
            DependsOn = { guest },
        });
        return web;
    }

    private static void AddTools(FleetModel fleet, Host shed, Endpoint guest, string greeting)
    {
        var token = fleet.Add(Secret.FromEnvFile("token", shed, "/root/house.env", "TOKEN"));
        var key = fleet.Add(Secret.FromCommand("key", shed, "cat /root/house.key"));
        var tools = shed.Add(new ContainerStack("tools"));
        tools.Add(new HostFolder("spool", "/srv/spool") { Mode = "0750" });
        tools.Add(new CronJob("tidy", Schedule.Daily(3), "/bin/true") { Environment = { ["TOKEN"] = token } });
        var pages = tools.Add(new StaticSite("pages") { Pages = { ["index.html"] = greeting } });
        tools.Add(new SystemdService("server", "/bin/busybox", "httpd", "-f", "-p", "127.0.0.1:7100", "-h", pages.PathOnHost)
        {
            Environment = { ["TOKEN"] = token, ["KEY"] = key, ["GUEST_URL"] = guest.Url },
            Links = { new Link(guest, Transport.PrivateNetwork) },
            Endpoints = { new Endpoint("http", 7100) { Publish = Publish.Loopback } },
            DependsOn = { pages },
        });
    }

    private static void AddFront(Host shed, Endpoint guest, string ciphers) =>
        shed.Add(new ContainerStack("front")).Add(new NginxEdge("nginx", "docker.io/fleet/nginx:1")
        {
            Certificates = Certificates.Internal,
            Sites =
            {
                new Site("shed.test")
                {
                    Routes = { new Route(guest, "/*") },
                    Tls = new Tls { Ciphers = ciphers, PlainRequests = PlainRequests.Served },
                },
            },
            Links = { new Link(guest, Transport.PrivateNetwork) },
        });
}
