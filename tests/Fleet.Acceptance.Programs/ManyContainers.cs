using System.Globalization;

namespace Fleet.Acceptance.Programs;

/// <summary>
/// Hosts full of small containers, as the stack's settings say: <c>many:linux</c> and <c>many:synology</c> name the hosts,
/// <c>many:count</c> says how many containers each gets, <c>many:image</c> of which image, and <c>many:word</c> is in the
/// environment of the first: another word replaces that container. <c>many:jump</c> names a host that the way to all others leads
/// through, and that gets nothing.
/// </summary>
internal static class ManyContainers
{
    public static void Declare(FleetModel fleet)
    {
        var jump = Names(fleet, "many:jump").Select(id => fleet.Add(new LinuxHost(id))).SingleOrDefault();
        var access = new HostAccess { JumpHost = jump };
        foreach (var id in Names(fleet, "many:linux").Where(id => id != jump?.Id))
        {
            Fill(fleet, fleet.Add(new LinuxHost(id) { Access = access }));
        }

        foreach (var id in Names(fleet, "many:synology"))
        {
            Fill(fleet, fleet.Add(new SynologyHost(id) { Access = access }));
        }
    }

    private static string[] Names(FleetModel fleet, string key) =>
        fleet.Settings.Get(key, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Fill(FleetModel fleet, Host host)
    {
        var stack = host.Add(new ContainerStack("many"));
        var image = fleet.Settings.Require("many:image", "an image that answers HTTP on port 8080");
        var count = fleet.Settings.RequireNumber("many:count", "the number of containers a host gets");
        var data = stack.Add(new Volume("data"));
        var page = stack.Add(new ConfigFile("page.txt", $"{count} containers"));
        for (var number = 0; number < count; number++)
        {
            var service = new Service(string.Create(CultureInfo.InvariantCulture, $"c{number:00}"), image)
            {
                StopWithin = TimeSpan.FromSeconds(2),
                Exposure = number == 0 ? Exposure.Loopback : Exposure.Internal,
                Environment = { ["WORD"] = number == 0 ? fleet.Settings.Get("many:word", "first") : "other" },
            };
            if (number == 0)
            {
                service.Mounts.Add(data.At("/data"));
                service.Mounts.Add(page.At("/page.txt"));
                var http = new Endpoint("http", 8080) { Publish = Publish.Loopback };
                service.Endpoints.Add(http);
                stack.Add(service);
                stack.Add(new HealthGate("answers", http));
            }
            else
            {
                stack.Add(service);
            }
        }
    }
}
