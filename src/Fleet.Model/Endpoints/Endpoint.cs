namespace Fleet;

/// <summary>
/// A port a service listens on. Its parts are values that read rightly wherever they are used: by name inside of a shared
/// network, by the link's address from another host.
/// </summary>
/// <param name="name">The name, unique among the service's endpoints.</param>
/// <param name="containerPort">The port inside the container.</param>
/// <example><code>
/// var http = new Endpoint("http", 8080);
/// var api = stack.Add(new Service("api", "docker.io/acme/api:1.4.0") { Endpoints = { http } });
/// web.Environment["API_URL"] = http.Url;
/// </code></example>
public sealed class Endpoint(string name, int containerPort)
{
    /// <summary>The name, unique among the service's endpoints.</summary>
    public string Name { get; } = name;

    /// <summary>The port inside the container.</summary>
    public int ContainerPort { get; } = containerPort;

    /// <summary>The transport protocol; TCP unless said.</summary>
    public PortProtocol Protocol { get; init; }

    /// <summary>The scheme of its URL; <c>http</c> unless said.</summary>
    public string Scheme { get; init; } = "http";

    /// <summary>On which of the host's addresses the port is published; on none unless said.</summary>
    public Publish Publish { get; init; }

    /// <summary>The published port; the container's unless said.</summary>
    public int? PublishedPort { get; init; }

    /// <summary>
    /// The one address of the host to publish on, in place of the one <see cref="Publish.HostAddress"/> means; none unless said.
    /// </summary>
    public string? PublishedAddress { get; init; }

    /// <summary>The service that listens; <see langword="null"/> until a service takes the endpoint.</summary>
    public Workload? Service { get; internal set; }

    /// <summary>The host name or address a reader uses.</summary>
    public Value Host => new EndpointValue(this, EndpointPart.Host);

    /// <summary>The port a reader uses.</summary>
    public Value Port => new EndpointValue(this, EndpointPart.Port);

    /// <summary><c>host:port</c>.</summary>
    public Value HostAndPort => Value.Join(Host, ":", Port);

    /// <summary><c>scheme://host:port</c>; the port is left out where it is the scheme's own.</summary>
    public Value Url => new EndpointValue(this, EndpointPart.Url);

    /// <summary>The port on the host; <see langword="null"/> when not published.</summary>
    public int? HostPort => Publish == Publish.Nowhere ? null : PublishedPort ?? ContainerPort;

    /// <summary>The host's address it is published on; <see langword="null"/> when not published or not known.</summary>
    public string? HostAddress => Publish switch
    {
        Publish.Nowhere => null,
        Publish.Everywhere => "0.0.0.0",
        Publish.Loopback => "127.0.0.1",
        Publish.HostAddress => PublishedAddress ?? Service?.Host?.Place?.Address,
        Publish.Overlay => Service?.Host?.Place?.Overlay,
    };
}

/// <summary>The protocol of a port.</summary>
public enum PortProtocol
{
    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}

/// <summary>On which of the host's addresses a port is published.</summary>
public enum Publish
{
    /// <summary>On none: reachable inside of the service's networks only.</summary>
    Nowhere,

    /// <summary>On every address: reachable by everyone who reaches the host.</summary>
    Everywhere,

    /// <summary>On 127.0.0.1: reachable from the host itself.</summary>
    Loopback,

    /// <summary>On the address the host is declared with, for example its private one.</summary>
    HostAddress,

    /// <summary>On the host's overlay address.</summary>
    Overlay,
}

/// <summary>A part of an endpoint.</summary>
internal enum EndpointPart
{
    Host,
    Port,
    Url,
}
