namespace Fleet;

/// <summary>
/// An Nginx Proxy Manager. It keeps its proxy hosts in a database of its own, so they are written as the documents that its
/// API takes, with the advanced configuration in which routes, headers and forward authentication are said, into a file that
/// is mounted at <c>/etc/fleet</c>.
/// </summary>
/// <example><code>
/// edge.Add(new NpmEdge("npm", "docker.io/jc21/nginx-proxy-manager:2.12.1")
/// {
///     Certificates = Certificates.AcmeByDns("ops@shop.example", "cloudflare", "*.shop.example"),
///     Sites =
///     {
///         new Site("docs.shop.example") { Routes = { new Route(docs, "/*") }, ForwardAuth = ForwardAuth.Authentik(outpost) },
///     },
/// });
/// </code></example>
public sealed class NpmEdge : EdgeProxy
{
    /// <summary>The only period for which it tells browsers to remember HTTPS.</summary>
    internal static readonly TimeSpan HstsAge = TimeSpan.FromDays(730);

    /// <summary>A manager that publishes 80 and 443, and its administration as said.</summary>
    /// <param name="name">The permanent name, unique in its stack.</param>
    /// <param name="image">The image.</param>
    public NpmEdge(string name, ImageReference image) : base(name, image)
    {
        Endpoints.Add(new Endpoint("http", 80) { Publish = Publish.Everywhere });
        Endpoints.Add(new Endpoint("https", 443) { Scheme = "https", Publish = Publish.Everywhere });
        HealthCheck = HealthCheck.Exec("/usr/bin/check-health");
    }

    /// <summary>Where its administration on port 81 is published; on loopback unless said.</summary>
    public Publish Administration { get; init; } = Publish.Loopback;

    internal override void AddedTo(ContainerStack stack)
    {
        base.AddedTo(stack);
        Endpoints.Add(new Endpoint("admin", 81) { Publish = Administration });
        Mounts.Add(new ConfigFolder(Name)
        {
            stack.Add(new ConfigFile($"{Name}.json", Value.Late(() => NpmWriter.Write(this)))),
        }.At("/etc/fleet"));
    }

    internal override IEnumerable<Finding> Objections() => NpmObjections.Of(this);

    internal Finding Cannot(string what, string mend) => Unsayable(what, mend);
}
