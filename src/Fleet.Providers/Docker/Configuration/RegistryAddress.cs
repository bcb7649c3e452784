namespace Fleet.Providers.Docker;

/// <summary>The many spellings of a registry's address. Pure.</summary>
internal static class RegistryAddress
{
    private const string DockerHub = "docker.io";

    /// <summary>The host of an address such as <c>https://ghcr.io/v2/</c>; Docker Hub has one name of many.</summary>
    public static string HostOf(string address)
    {
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..];
        var host = rest.Split('/')[0].ToLowerInvariant();
        return host is "" or "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com" ? DockerHub : host;
    }

    /// <summary>The name under which credentials are kept: Docker Hub's first address, or the host.</summary>
    public static string Server(string host) => host == DockerHub ? $"https://index.{DockerHub}/v1/" : host;
}
