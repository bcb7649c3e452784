using System.Globalization;
using System.Net;
using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads the ports a service listens on: those it publishes, and those it only exposes.</summary>
internal sealed class EndpointReader(StackReader reader, Attributes attributes, Attributes? own)
{
    private readonly List<Endpoint> _endpoints = [];

    public IReadOnlyList<Endpoint> Read(NetworkMode mode)
    {
        if (mode != NetworkMode.Networks && attributes.Find("ports") is { } ports)
        {
            attributes.Wrong(ports.At, "ports", $"has no effect with network_mode '{Fleet.Document.Words.Of(mode)}'", "Remove one of them");
            return [];
        }

        foreach (var item in attributes.Items("ports"))
        {
            if (Attributes.Of(item, SupportTable.Port, attributes.Subject, "ports", reader.Problems) is { } port)
            {
                Published(port);
            }
        }

        foreach (var text in attributes.Texts("expose"))
        {
            Exposed(text);
        }

        return _endpoints;
    }

    /// <summary>Who may reach a service that publishes these, when it does not say.</summary>
    public static Exposure Implied(IReadOnlyList<Endpoint> endpoints, NetworkMode mode)
    {
        if (endpoints.Any(endpoint => endpoint.Publish == Publish.Everywhere) || mode == NetworkMode.Host && endpoints.Count > 0)
        {
            return Exposure.Public;
        }

        return endpoints.Any(endpoint => endpoint.Publish is Publish.HostAddress or Publish.Overlay) ? Exposure.Protected
            : endpoints.Any(endpoint => endpoint.Publish == Publish.Loopback) ? Exposure.Loopback
            : Exposure.Internal;
    }

    private void Published(Attributes port)
    {
        if (port.Number("target") is not { } target)
        {
            if (!port.Has("target"))
            {
                port.Wrong("target", "is missing", "Add the container's port");
            }

            return;
        }

        if (port.Text("published") is not { Length: > 0 } published)
        {
            port.Wrong(
                "published", $"is missing for the port {target}, and a port that the engine chooses is another one each time",
                $"Write '{target}:{target}', or name the port in 'expose' if only other services use it");
            return;
        }

        if (!int.TryParse(published, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            port.Wrong("published", $"is '{published}', which is not a port", "Write one port");
            return;
        }

        if (target is < 1 or > 65535 || number is < 1 or > 65535)
        {
            port.Wrong("published", $"leads from {number} to {target}, and ports are 1 to 65535", "Correct it");
            return;
        }

        var (publish, address) = Where(port);
        _endpoints.Add(new Endpoint(port.Text("name") ?? Name(target, Protocol(port)), target)
        {
            Protocol = Protocol(port),
            Scheme = port.Text("app_protocol") ?? "http",
            Publish = publish,
            PublishedPort = number,
            PublishedAddress = address,
        });
    }

    private void Exposed(TextNode text)
    {
        var words = (attributes.Plain(text, "expose") ?? "").Split('/');
        var ends = words[0].Split('-');
        if (words.Length > 2 || ends.Length > 2 || words.Length == 2 && words[1] is not ("tcp" or "udp")
            || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || first < 1 || last > 65535 || first > last)
        {
            attributes.Wrong(text.At, "expose", $"names {text.Kind}, which is not a port", "Write it as '8080' or '8080/udp'");
            return;
        }

        var protocol = words.Length == 2 && words[1] == "udp" ? PortProtocol.Udp : PortProtocol.Tcp;
        foreach (var port in Enumerable.Range(first, last - first + 1))
        {
            if (_endpoints.Exists(each => each.ContainerPort == port && each.Protocol == protocol))
            {
                continue;
            }

            var said = Said(port, protocol);
            _endpoints.Add(new Endpoint(said?.Text("name") ?? Name(port, protocol), port)
            {
                Protocol = protocol,
                Scheme = said?.Text("scheme") ?? "http",
            });
        }
    }

    private Attributes? Said(int port, PortProtocol protocol)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{port}/{Fleet.Document.Words.Of(protocol)}");
        return own?.Entries("endpoints").FirstOrDefault(entry => entry.Name == key) is { } said
            ? Attributes.Of(said.Value, SupportTable.OwnEndpoint, attributes.Subject, $"x-fleet.endpoints.{key}", reader.Problems)
            : null;
    }

    private string Name(int port, PortProtocol protocol)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Fleet.Document.Words.Of(protocol)}-{port}");
        var unique = name;
        for (var number = 2; _endpoints.Exists(endpoint => endpoint.Name == unique); number++)
        {
            unique = $"{name}-{number}";
        }

        return unique;
    }

    private static PortProtocol Protocol(Attributes port) =>
        port.OneOf("protocol", "tcp", "udp") == "udp" ? PortProtocol.Udp : PortProtocol.Tcp;

    private static (Publish Publish, string? Address) Where(Attributes port)
    {
        if (port.Map("x-fleet", SupportTable.OwnPort)?.OneOf("publish", "host-address", "overlay") is { } own)
        {
            return (own == "overlay" ? Publish.Overlay : Publish.HostAddress, null);
        }

        switch (port.Text("host_ip"))
        {
            case null or "" or "0.0.0.0" or "::" or "*":
                return (Publish.Everywhere, null);
            case "127.0.0.1" or "localhost":
                return (Publish.Loopback, null);
            case var address when IPAddress.TryParse(address, out _):
                return (Publish.HostAddress, address);
            case var text:
                port.Wrong("host_ip", $"is '{text}', which is no address", "Write one address of the host");
                return (Publish.Nowhere, null);
        }
    }
}
