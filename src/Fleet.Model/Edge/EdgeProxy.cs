namespace Fleet;

/// <summary>
/// A reverse proxy that stands before the services of a fleet: sites with routes, and routes below HTTP. What is declared
/// is the same for every proxy; each has a writer of its own, and what that cannot say is an error of the check.
/// </summary>
public abstract class EdgeProxy : Service
{
    private protected EdgeProxy(string name, ImageReference image) : base(name, image)
    {
        Sites = new OwnSet<Site>(site => site.Edge = this);
        TcpRoutes = new OwnSet<TcpRoute>(PublishPort);
        Exposure = Exposure.Public;
    }

    /// <summary>Where it answers over HTTPS; it is published when a site is encrypted.</summary>
    public Endpoint Https { get; } = new("https", 443) { Scheme = "https", Publish = Publish.Everywhere };

    /// <summary>Where it answers over plain HTTP.</summary>
    public Endpoint Http { get; } = new("http", 80) { Publish = Publish.Everywhere };

    /// <summary>Where the certificates of its sites come from, unless a site says otherwise.</summary>
    public required Certificates Certificates { get; init; }

    /// <summary>The sites it serves. The first one answers those who name none.</summary>
    public OwnSet<Site> Sites { get; }

    /// <summary>Routes below HTTP; the edge publishes the port of each.</summary>
    public OwnSet<TcpRoute> TcpRoutes { get; }

    /// <summary>Static pages by status code, shown for errors of the edge itself.</summary>
    public Dictionary<int, string> ErrorPages { get; } = [];

    /// <summary>What was asked for and this proxy cannot do, or does not give.</summary>
    internal abstract IEnumerable<Finding> Objections();

    /// <summary>An error about something this proxy's configuration has no words for.</summary>
    private protected Finding Unsayable(string what, string mend) => Finding.Error("edge-unsayable", this, what, mend);

    /// <summary>Where the certificates of a site come from.</summary>
    internal Certificates CertificatesOf(Site site) => site.Certificates ?? Certificates;

    /// <summary>Puts the static pages into a folder of their own, which is mounted there.</summary>
    private protected void AddErrorPages(ContainerStack stack, string target, string prefix = "")
    {
        if (ErrorPages.Count == 0)
        {
            return;
        }

        // Apart from the configuration: a service behind may name any file of this folder as the one to send.
        var pages = new ConfigFolder($"{Name}-errors");
        foreach (var (status, page) in ErrorPages.OrderBy(pair => pair.Key))
        {
            pages.Add(stack.Add(new ConfigFile($"{prefix}{status}.html", page)));
        }

        Mounts.Add(pages.At(target));
    }

    private void PublishPort(TcpRoute route)
    {
        route.Edge = this;
        Endpoints.Add(new Endpoint($"{(route.Target.Protocol == PortProtocol.Udp ? "udp" : "tcp")}-{route.Listen}", route.Listen)
        {
            Scheme = route.Target.Scheme,
            Protocol = route.Target.Protocol,
            Publish = Publish.Everywhere,
        });
    }
}
