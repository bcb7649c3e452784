using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Contexts of the Docker command: folders under its configuration that name an engine.</summary>
internal static class DockerContexts
{
    /// <summary>The engine that a context names, and its certificates; null where there are none.</summary>
    /// <exception cref="FormatException">There is no such context, or it cannot be read.</exception>
    public static (string Host, DockerTls? Tls) Read(string name, DockerEnvironment environment)
    {
        if (name == "default")
        {
            return (environment.Text("DOCKER_HOST") ?? "", null);
        }

        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var file = Path.Combine(environment.ConfigFolder, "contexts", "meta", id, "meta.json");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var endpoint = document.RootElement.GetProperty("Endpoints").GetProperty("docker");
            if (endpoint.TryGetProperty("SkipTLSVerify", out var skips) && skips.ValueKind == JsonValueKind.True)
            {
                throw new FormatException(
                    $"Context '{name}' says not to verify the engine's certificate, which is always verified here. "
                    + "Give the context the engine's authority.");
            }

            return (endpoint.GetProperty("Host").GetString() ?? "", Tls(Path.Combine(
                environment.ConfigFolder, "contexts", "tls", id, "docker")));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FormatException(
                $"There is no context '{name}' on this machine ('{file}' is missing). "
                + "See 'docker context ls', or give 'host' instead.",
                exception);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
                or InvalidOperationException)
        {
            throw new FormatException($"Context '{name}' cannot be read from '{file}': {exception.Message}", exception);
        }
    }

    private static DockerTls? Tls(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        string Text(string name) => File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : "";
        return new DockerTls(Text("ca.pem"), Text("cert.pem"), Text("key.pem"));
    }
}
