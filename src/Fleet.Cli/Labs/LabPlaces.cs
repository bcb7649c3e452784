using Fleet.Cli.Terminals;
using Fleet.Document;

namespace Fleet.Cli.Labs;

/// <summary>Says what runs where, and which addresses are worth opening.</summary>
internal static class LabPlaces
{
    /// <summary>Hosts with their services, then addresses to look at.</summary>
    public static IEnumerable<Line> Render(ModelDocument model)
    {
        foreach (var host in model.Hosts.Where(host => host.Owned))
        {
            yield return Line.Empty;
            yield return Line.Of(host.Id, Tone.Strong).Add($"  {host.Address}", Tone.Dim);
            foreach (var stack in model.Stacks.Where(stack => stack.Host == host.Id))
            {
                var width = stack.Services.Select(service => service.Container.Length).DefaultIfEmpty(0).Max();
                yield return Line.Of($"  {stack.Name}");
                foreach (var service in stack.Services)
                {
                    yield return Line.Of($"    {service.Container.PadRight(width)}  ")
                        .Add(service.Job ? "job, finished" : Ports(service), Tone.Dim);
                }
            }
        }

        var looks = Looks(model).ToList();
        if (looks.Count > 0)
        {
            yield return Line.Empty;
            yield return Line.Of("Look at", Tone.Strong);
            foreach (var look in looks)
            {
                yield return Line.Of($"  {look}");
            }
        }
    }

    /// <summary>How to fetch each site from its simulated edge; the certificates are the lab's own.</summary>
    public static IEnumerable<string> Looks(ModelDocument model)
    {
        var services = model.Stacks.SelectMany(stack => stack.Services).ToDictionary(service => service.Path);
        foreach (var site in model.Routes.Where(route => route.Site is not null).Select(route => (route.Edge, Site: route.Site!)).Distinct())
        {
            var host = model.Hosts.FirstOrDefault(host => host.Id == site.Edge.Split('/')[0]);
            var port = services.GetValueOrDefault(site.Edge)?.Ports
                .FirstOrDefault(port => port is { Container: 443, Protocol: "tcp", Published: not null })?.Published;
            if (host is { Owned: true, Address: { } address } && port is { } published)
            {
                var suffix = published == 443 ? "" : $":{published}";
                yield return site.Site == address
                    ? $"https://{address}{suffix}/  (curl --insecure: the certificate is the lab's own)"
                    : $"curl --insecure --resolve {site.Site}:{published}:{address} https://{site.Site}{suffix}/";
            }
        }
    }

    private static string Ports(ServiceDocument service)
    {
        var published = service.Ports.Where(port => port.Published is not null)
            .Select(port => $"{(port.Address is null or "0.0.0.0" ? "" : $"{port.Address}:")}{port.Published}{(port.Protocol == "udp" ? "/udp" : "")}").ToList();
        return published.Count > 0 ? $"port {string.Join(", ", published)}" : "";
    }
}
