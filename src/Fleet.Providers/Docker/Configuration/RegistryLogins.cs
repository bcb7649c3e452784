using System.Collections.Immutable;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// Credentials by registry, as the provider's <c>registryAuth</c> gives them; for other registries those that the Docker
/// command of this machine has, if any. Programs that keep passwords are asked only for a registry that is used.
/// </summary>
internal sealed class RegistryLogins(
    ImmutableDictionary<string, RegistryLogins.Source> byHost, DockerEnvironment environment, TimeProvider time)
{
    private readonly Lazy<DockerConfigFile> _own = new(() => Own(environment));

    /// <summary>Where the login for a registry comes from: given as it is, from a configuration, or from nowhere.</summary>
    internal sealed record Source(RegistryLogin? Login, DockerConfigFile? Configuration);

    /// <summary>The login for an image's registry; null for none.</summary>
    public Task<RegistryLogin?> ForAsync(ImageReference image, CancellationToken cancellationToken) =>
        ForAsync(image.Registry, cancellationToken);

    /// <summary>The login for a registry; null for none.</summary>
    public async Task<RegistryLogin?> ForAsync(string registry, CancellationToken cancellationToken)
    {
        if (byHost.GetValueOrDefault(registry) is not { } source)
        {
            return await _own.Value.FindAsync(registry, time, cancellationToken);
        }

        return source.Configuration is { } configuration
            ? await configuration.FindAsync(registry, time, cancellationToken)
            : source.Login;
    }

    /// <summary>The logins that need no program to be asked: what a build may need for base images.</summary>
    public IReadOnlyList<RegistryLogin> Known() =>
    [
        .. byHost.Values.Select(source => source.Login).OfType<RegistryLogin>(),
        .. byHost.Where(source => source.Value.Configuration is not null)
            .Select(source => source.Value.Configuration!.Logins.GetValueOrDefault(source.Key)).OfType<RegistryLogin>(),
    ];

    /// <summary>Reads the elements of <c>registryAuth</c>. User and password win over a configuration's content or file.</summary>
    /// <exception cref="FormatException">An element cannot be read; the message says which and why.</exception>
    public static RegistryLogins Read(
        IEnumerable<PropertyMap> elements, DockerEnvironment environment, TimeProvider time)
    {
        var sources = ImmutableDictionary.CreateBuilder<string, Source>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            var host = RegistryAddress.HostOf(element.Text("address") ?? "");
            sources[host] = Read(element, host, environment);
        }

        return new RegistryLogins(sources.ToImmutable(), environment, time);
    }

    private static Source Read(PropertyMap element, string host, DockerEnvironment environment)
    {
        if (element.Flag("authDisabled") == true)
        {
            return new Source(null, null);
        }

        var isElsewhere = element.Text("configFileContent") is not null || element.Text("configFile") is not null;
        var user = element.Text("username") ?? (isElsewhere ? null : environment.Text("DOCKER_REGISTRY_USER"));
        if (user is not null)
        {
            var password = element.Text("password") ?? environment.Text("DOCKER_REGISTRY_PASS") ?? "";
            return new Source(new RegistryLogin(RegistryAddress.Server(host), user, password), null);
        }

        try
        {
            return new Source(null, element.Text("configFileContent") is { } content
                ? DockerConfigFile.Parse(content)
                : element.Text("configFile") is { } file
                    ? DockerConfigFile.Parse(ReadFile(file, environment))
                    : Own(environment));
        }
        catch (FormatException exception)
        {
            throw new FormatException($"'registryAuth' of '{host}': {exception.Message}", exception);
        }
    }

    private static string ReadFile(string file, DockerEnvironment environment)
    {
        var path = file.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(environment.Home, file[2..]) : file;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The credentials file '{path}' could not be read: {exception.Message}", exception);
        }
    }

    /// <summary>What the Docker command of this machine has; nothing where it was never used.</summary>
    private static DockerConfigFile Own(DockerEnvironment environment) =>
        File.Exists(environment.ConfigFile) ? DockerConfigFile.Parse(ReadFile(environment.ConfigFile, environment)) : DockerConfigFile.Empty;
}
