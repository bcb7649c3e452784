using Fleet.Compose.Yaml;
using Fleet.Document;

namespace Fleet.Compose.Writing;

/// <summary>Writes the ports of a service: published ones, and those it only listens on.</summary>
internal sealed class EndpointWriter(Service service, Fields fields, Fields own, List<string> leftOut)
{
    public void Write()
    {
        var published = service.PublishedEndpoints.ToList();
        if (published.Count > 0)
        {
            fields.Put("ports", Fields.List(published.Select(Published)));
        }

        var exposed = service.Endpoints.Except(published).Where(endpoint => service.NetworkOf is null || endpoint.HostPort is null).ToList();
        fields.Words("expose", exposed.Select(Key));
        var names = new Fields();
        foreach (var endpoint in exposed)
        {
            var inner = new Fields();
            inner.Text("name", endpoint.Name);
            inner.Text("scheme", endpoint.Scheme == "http" ? null : endpoint.Scheme);
            names.Put(Key(endpoint), inner.Node);
        }

        own.Map("endpoints", names);
    }

    private static string Key(Endpoint endpoint) => $"{endpoint.ContainerPort}/{Words.Of(endpoint.Protocol)}";

    private MapNode Published(Endpoint endpoint)
    {
        var port = new Fields();
        port.Text("name", endpoint.Name);
        port.Number("target", endpoint.ContainerPort);
        port.Text("published", $"{endpoint.HostPort}");
        port.Text("protocol", endpoint.Protocol == PortProtocol.Tcp ? null : Words.Of(endpoint.Protocol));
        port.Text("app_protocol", endpoint.Scheme == "http" ? null : endpoint.Scheme);
        if (endpoint.Publish == Publish.Everywhere)
        {
            return port.Node;
        }

        // Without an address Compose would publish it to everyone.
        port.Text("host_ip", endpoint.HostAddress ?? "127.0.0.1");
        if (endpoint.HostAddress is null)
        {
            leftOut.Add($"'{service.Name}' publishes '{endpoint.Name}' on an address of its host that is not known; Compose publishes it on 127.0.0.1.");
        }

        if (endpoint.Publish != Publish.Loopback && endpoint.PublishedAddress is null)
        {
            var inner = new Fields();
            inner.Text("publish", Words.Of(endpoint.Publish));
            port.Map("x-fleet", inner);
        }

        return port.Node;
    }
}
