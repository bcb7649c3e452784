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
        var guest = AddHouse(hearth, greeting);
        AddTools(fleet, fleet.Add(new LinuxHost("shed")), guest, greeting);
    }

    private static Endpoint AddHouse(Host hearth, string greeting)
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
        house.Add(new CaddyEdge("edge", CaddyBuild.Debian("docker.io/fleet/caddy:1"))
        {
            Certificates = Certificates.None,
            Sites = { new Site("house.test") { Routes = { new Route(web, "/*") }, Headers = { ["X-Greeting"] = greeting } } },
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
}
