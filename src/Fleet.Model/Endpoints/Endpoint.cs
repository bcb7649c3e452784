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

    /// <summary>The service that listens, when it is a container's; <see langword="null"/> until a service takes the endpoint.</summary>
    public Workload? Service => Listener as Workload;

    /// <summary>
    /// The service or unit that listens; <see langword="null"/> until one takes the endpoint.
    /// </summary>
    public StackMember? Listener { get; internal set; }

    /// <summary>What is outside of the fleet and offers it; <see langword="null"/> when nothing does.</summary>
    public ExternalService? External { get; internal set; }

    /// <summary>True when it talks first too, so that what uses it is also told things; false unless said.</summary>
    public bool IsTwoWay { get; init; }

    /// <summary>The user it lets in, where it asks for one; part of <see cref="LoginUrl"/>.</summary>
    public string? User { get; init; }

    /// <summary>The password it asks for, where it asks for one; part of <see cref="LoginUrl"/>.</summary>
    public Secret? Password { get; init; }

    /// <summary>What follows the port in <see cref="LoginUrl"/>, for example <c>/shop</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The host name or address a reader uses.</summary>
    public Value Host => new EndpointValue(this, EndpointPart.Host);

    /// <summary>The port a reader uses.</summary>
    public Value Port => new EndpointValue(this, EndpointPart.Port);

    /// <summary><c>host:port</c>.</summary>
    public Value HostAndPort => Value.Join(Host, ":", Port);

    /// <summary><c>scheme://host:port</c>; the port is left out where it is the scheme's own.</summary>
    public Value Url => new EndpointValue(this, EndpointPart.Url);

    /// <summary><c>scheme://user:password@host:port/path</c>: all a client needs.</summary>
    public Value LoginUrl => Password is null && User is null
        ? Value.Join(Scheme, "://", HostAndPort, Path)
        : Value.Join(Scheme, "://", User ?? "", Password is null ? "" : ":", (Value?)Password ?? "", "@", HostAndPort, Path);

    /// <summary>The endpoint with the variable that tells its user the <see cref="LoginUrl"/>.</summary>
    public Use As(string variable) => new(this) { Url = variable };

    /// <summary>The port on the host; <see langword="null"/> when not published.</summary>
    public int? HostPort => Binding == Publish.Nowhere ? null
        : Listener is { IsOnHostNetwork: true } ? ContainerPort
        : PublishedPort ?? ContainerPort;

    /// <summary>Where it really listens: what is in the host's network is on every address unless it says otherwise.</summary>
    internal Publish Binding =>
        Publish == Publish.Nowhere && Listener is { IsOnHostNetwork: true } ? Publish.Everywhere : Publish;

    /// <summary>The host's address it is published on; <see langword="null"/> when not published or not known.</summary>
    public string? HostAddress => Binding switch
    {
        Publish.Nowhere => null,
        Publish.Everywhere => "0.0.0.0",
        Publish.Loopback => "127.0.0.1",
        Publish.HostAddress => PublishedAddress ?? Listener?.Host?.Place?.Peers,
        Publish.Overlay => Listener?.Host?.Place?.Overlay,
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
