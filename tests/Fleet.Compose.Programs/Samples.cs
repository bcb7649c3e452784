namespace Fleet.Compose.Programs;

/// <summary>The sample Compose files, and how an operator would read each.</summary>
internal static class Samples
{
    /// <summary>Every sample: its folder, and its files other than <c>compose.yaml</c> alone.</summary>
    private static readonly Dictionary<string, string[]> Files = new()
    {
        ["minecraft"] = ["compose.yml"],
        ["merge"] = ["compose.yaml", "compose.override.yaml", "compose.prod.yaml"],
    };

    /// <summary>The names of the samples; what joins another's network is behind it, and the first few are tried every time.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "merge", "media", "interpolation", "extends", "jobs", "include", "traefik", "paperless",
        "anchors", "blog", "caddy", "configs", "dns", "gitea", "hardened", "health", "hostnet", "limits", "matrix", "minecraft",
        "monitoring", "names", "networks", "nextcloud", "ports", "profiles", "redis", "registry", "secrets", "volumes",
    ];

    /// <summary>Reads a sample.</summary>
    /// <param name="folder">The folder of all samples.</param>
    /// <param name="name">The sample.</param>
    /// <param name="secret">Makes a secret.</param>
    /// <param name="read">The samples read before, whose networks it may join.</param>
    public static ContainerStack Read(
        string folder, string name, Func<string, Secret> secret, IReadOnlyDictionary<string, ContainerStack> read) =>
        ComposeFile.Read(
            [.. Files.GetValueOrDefault(name, ["compose.yaml"]).Select(file => Path.Combine(folder, name, file))],
            Options(name, secret, read));

    private static ComposeOptions Options(
        string name, Func<string, Secret> secret, IReadOnlyDictionary<string, ContainerStack> read)
    {
        return name switch
        {
            "blog" => new ComposeOptions { Variables = { ["BLOG_DB_PASSWORD"] = secret("blog-db") } },
            "caddy" => new ComposeOptions { Variables = { ["PWD_OF_CADDY"] = "./conf" } },
            "configs" => new ComposeOptions { Variables = { ["ROBOTS"] = "User-agent: *\nDisallow: /\n" } },
            "dns" => new ComposeOptions { Variables = { ["PIHOLE_PASSWORD"] = secret("pihole") } },
            "gitea" => new ComposeOptions { Variables = { ["GITEA_DB_PASSWORD"] = secret("gitea-db") } },
            "jobs" => new ComposeOptions { Variables = { ["JOBS_DB_PASSWORD"] = secret("jobs-db") } },
            "matrix" => new ComposeOptions
            {
                Variables = { ["SIGNING_KEY"] = secret("matrix-signing") },
                Secrets = { ["database_password"] = secret("matrix-db") },
            },
            "media" => new ComposeOptions { Variables = { ["VPN_KEY"] = secret("vpn-key") } },
            "monitoring" => new ComposeOptions { Variables = { ["GRAFANA_PASSWORD"] = secret("grafana") } },
            "nextcloud" => new ComposeOptions { Variables = { ["CLOUD_DB_PASSWORD"] = secret("cloud-db") } },
            "paperless" => new ComposeOptions
            {
                Variables = { ["PAPERLESS_KEY"] = secret("paperless"), ["PAPERLESS_TIME_ZONE"] = "Europe/Prague" },
                Networks = { ["web"] = read["traefik"].Members.OfType<Network>().First(network => network.NameOnHost == "proxy") },
            },
            "profiles" => new ComposeOptions { Profiles = { "debug" } },
            "registry" => new ComposeOptions { Variables = { ["REGISTRY_HTTP_SECRET"] = secret("registry-http") } },
            "secrets" => new ComposeOptions
            {
                Variables =
                {
                    ["SMTP_PASSWORD"] = secret("smtp"),
                    ["VAULT_DB_PASSWORD"] = secret("vault-db"),
                    ["RSA_KEY"] = secret("rsa-key"),
                },
                Secrets = { ["admin"] = secret("vault-admin") },
            },
            _ => new ComposeOptions(),
        };
    }
}
