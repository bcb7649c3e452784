namespace Fleet;

/// <summary>
/// An nginx that stands before the services of a host, rendered as one <c>nginx.conf</c>: a server for each site, routes
/// below HTTP by its stream module, rate limits, security headers, error pages and forward authentication. A new
/// configuration is judged by <c>nginx -t</c> before it takes the place of the old one, and then read without a restart.
/// </summary>
/// <remarks>
/// A path without the slash that the prefix of a route ends with, such as <c>/api</c> for <c>/api/*</c>, is sent there by
/// nginx, unless another route says where it leads.
/// </remarks>
/// <example><code>
/// edge.Add(new NginxEdge("nginx", "docker.io/library/nginx:1.27.3")
/// {
///     Certificates = Certificates.KeptIn(letsencrypt),
///     Sites =
///     {
///         new Site("shop.example") { Routes = { new Route(api, "/api/*"), new Route(pages, "/*") } },
///     },
///     Networks = { front },
/// });
/// </code></example>
public sealed class NginxEdge : EdgeProxy
{
    internal const string OwnFolder = "/etc/nginx/fleet";
    internal const string ErrorFolder = "/srv/errors";
    internal const string LiveFolder = "/etc/letsencrypt";

    /// <summary>Where it says that it is well, to those inside of its container alone.</summary>
    internal const int HealthPort = 8089;

    private readonly string _path;

    /// <summary>An edge that publishes 80, 443 when it has certificates, and the ports of its layer-4 routes.</summary>
    /// <param name="name">The permanent name, unique in its stack.</param>
    /// <param name="image">An image of nginx, whose stream module is built in or in <c>/etc/nginx/modules-enabled</c>.</param>
    public NginxEdge(string name, ImageReference image) : base(name, image)
    {
        _path = $"{OwnFolder}/{name}.conf";
        Command.Add("nginx");
        Command.Add("-g");
        Command.Add("daemon off;");
        Command.Add("-c");
        Command.Add(_path);
        Endpoints.Add(Http);
        HealthCheck = HealthCheck.Exec("curl", "-fsS", "-o", "/dev/null", $"http://127.0.0.1:{HealthPort}/");
        Reload = Reload.Exec("nginx", "-c", _path, "-s", "reload");
    }

    /// <summary>What its own certificate is called, when it uses one.</summary>
    internal SelfSignedCertificate? OwnCertificate { get; private set; }

    internal override void AddedTo(ContainerStack stack)
    {
        base.AddedTo(stack);
        var folder = new ConfigFolder(Name);
        if (Sites.Any(site => site.IsEncrypted))
        {
            Endpoints.Add(Https);
        }

        var certificates = AddCertificates(stack, folder);
        folder.Add(stack.Add(new ConfigFile($"{Name}.conf", Value.Late(() => NginxWriter.Write(this)))
        {
            Validation = new FileValidation(this, OwnFolder, "nginx", "-t", "-q", "-c", "{}"),
        }));
        folder[^1].DependsOn.AddRange(certificates);
        Mounts.Add(folder.At(OwnFolder));
        AddErrorPages(stack, ErrorFolder, $"{Name}.");
        foreach (var volume in Sites.Select(site => CertificatesOf(site).Volume).OfType<Volume>().Distinct())
        {
            Mounts.Add(volume.At(LiveFolder, Access.ReadOnly));
        }
    }

    internal override IEnumerable<Finding> Objections() => NginxObjections.Of(this);

    internal Finding Cannot(string what, string mend) => Unsayable(what, mend);

    private List<ConfigFile> AddCertificates(ContainerStack stack, ConfigFolder folder)
    {
        var files = new List<ConfigFile>();
        var own = Sites.Where(site => site.IsEncrypted && CertificatesOf(site).IsInternal).ToList();
        if (own.Count > 0)
        {
            OwnCertificate = new SelfSignedCertificate(this, [.. own.Select(site => site.Name).Distinct()]);
            Put($"{Name}.crt", OwnCertificate.Chain, "0644");
            Put($"{Name}.key", OwnCertificate.Key, "0600");
        }

        foreach (var site in Sites.Where(site => site.IsEncrypted))
        {
            if (CertificatesOf(site) is { Chain: { } chain, Key: { } key })
            {
                Put($"{Name}.{site.FileName}.crt", chain, "0644");
                Put($"{Name}.{site.FileName}.key", key, "0600");
            }
        }

        return files;

        void Put(string name, Value content, string mode)
        {
            var file = stack.Add(new ConfigFile(name, content) { Mode = mode });
            files.Add(file);
            folder.Add(file);
        }
    }
}
