using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// The docker provider's own inputs, read. What the program says about the engine counts alone: the variables of this
/// machine's Docker command are looked at only when it names neither a host nor a context, so that no surroundings ever
/// lead what is meant for one engine to another.
/// </summary>
internal sealed record DockerProviderConfig(DockerEndpoint Endpoint, RegistryLogins Logins)
{
    private static readonly string[] Known =
    [
        "caMaterial", "certMaterial", "certPath", "context", "disableDockerDaemonCheck", "dockerPath", "host", "keyMaterial",
        "registryAuth", "sshOpts", "sudo", "version", "pluginDownloadURL",
    ];

    private static readonly string[] Structured = ["disableDockerDaemonCheck", "registryAuth", "sshOpts"];

    /// <summary>What is wrong with inputs.</summary>
    public static IEnumerable<CheckFailure> Check(PropertyMap inputs, DockerEnvironment environment)
    {
        foreach (var name in inputs.Keys.Where(name =>
            !name.StartsWith("__", StringComparison.Ordinal) && !Known.Contains(name)))
        {
            yield return new CheckFailure(name, $"The docker provider has no property '{name}'.");
        }

        if (!inputs.Values.Any(value => value.ContainsUnknowns) && Problem(inputs, environment) is { } problem)
        {
            yield return problem;
        }
    }

    /// <summary>Reads valid inputs.</summary>
    /// <exception cref="FormatException">They are not valid.</exception>
    public static DockerProviderConfig Read(PropertyMap inputs, DockerEnvironment environment, TimeProvider time)
    {
        var values = Decode(inputs);
        var (host, tls) = (values.Text("host"), Tls(values));
        if (values.Text("context") is { } context)
        {
            (host, tls) = Context(context, tls, environment);
        }
        else if (host is null && environment.Text("DOCKER_CONTEXT") is { } surrounding)
        {
            (host, tls) = Context(surrounding, tls, environment);
        }
        else if (host is null)
        {
            host = environment.Text("DOCKER_HOST");
            tls ??= Tls(environment);
        }

        return new DockerProviderConfig(
            host is { Length: > 0 }
                ? Told(values, DockerHostAddress.Read(host, SshOptions(values, environment), tls))
                : new DockerEndpoint.Local(environment.Socket()),
            RegistryLogins.Read(values.Blocks("registryAuth"), environment, time));
    }

    /// <summary>
    /// What the official plugin has no words for: both are found out unless said, so a program that names neither works on such
    /// hosts too.
    /// </summary>
    private static DockerEndpoint Told(PropertyMap values, DockerEndpoint endpoint)
    {
        var (path, sudo) = (values.Text("dockerPath"), values.Find("sudo") is { } flag && (flag.AsBool() == true || flag.AsText() == "true"));
        return endpoint is DockerEndpoint.Ssh ssh
            ? ssh with { DockerPath = path ?? ssh.DockerPath, UsesSudo = sudo }
            : path is null && !sudo
                ? endpoint
                : throw Invalid(sudo ? "sudo" : "dockerPath", "Only an engine that is reached over SSH has a Docker command on its host.");
    }

    private static (string Host, DockerTls? Tls) Context(string name, DockerTls? given, DockerEnvironment environment)
    {
        try
        {
            var (host, tls) = DockerContexts.Read(name, environment);
            return (host, given ?? tls);
        }
        catch (FormatException exception)
        {
            throw Invalid("context", exception.Message);
        }
    }

    private static List<string> SshOptions(PropertyMap values, DockerEnvironment environment) =>
        values.Texts("sshOpts")
        ?? environment.Text("DOCKER_SSH_OPTS")?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList()
        ?? [];

    /// <summary>Certificates that the surroundings give.</summary>
    private static DockerTls? Tls(DockerEnvironment environment) => Tls(PropertyMap.From(
        from setting in new[]
        {
            ("certPath", "DOCKER_CERT_PATH"), ("caMaterial", "DOCKER_CA_MATERIAL"), ("certMaterial", "DOCKER_CERT_MATERIAL"),
            ("keyMaterial", "DOCKER_KEY_MATERIAL"),
        }
        let value = environment.Text(setting.Item2)
        where value is not null
        select KeyValuePair.Create(setting.Item1, (PropertyValue)value)));

    /// <summary>Inputs in the form they are compared in: structured ones out of their JSON text, nothing for empty.</summary>
    public static PropertyMap Decode(PropertyMap inputs)
    {
        var plain = Plain.Of(inputs);
        return PropertyMap.From(
            from input in plain
            where !input.Key.StartsWith("__", StringComparison.Ordinal) && input.Key is not ("version" or "pluginDownloadURL")
            let value = Structured.Contains(input.Key) && input.Value is PropertyValue.Text { Value.Length: > 0 } text
                ? FromJson(input.Key, text.Value)
                : input.Value
            where value is not PropertyValue.Null and not PropertyValue.Text { Value: "" }
            select KeyValuePair.Create(input.Key, value));
    }

    private static CheckFailure? Problem(PropertyMap inputs, DockerEnvironment environment)
    {
        try
        {
            Read(inputs, environment, TimeProvider.System);
            return null;
        }
        catch (FormatException exception)
        {
            var property = exception.Data["property"] as string ?? "host";
            return new CheckFailure(property, exception.Message);
        }
    }

    private static DockerTls? Tls(PropertyMap values)
    {
        if (values.Text("certPath") is { } folder)
        {
            if (values.Text("caMaterial") is not null || values.Text("certMaterial") is not null)
            {
                throw Invalid("certPath", "Give either 'certPath' or the certificates themselves.");
            }

            try
            {
                return new DockerTls(
                    File.ReadAllText(Path.Combine(folder, "ca.pem")),
                    File.ReadAllText(Path.Combine(folder, "cert.pem")),
                    File.ReadAllText(Path.Combine(folder, "key.pem")));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw Invalid("certPath", $"The certificates in '{folder}' could not be read: {exception.Message}");
            }
        }

        var (authority, certificate, key) =
            (values.Text("caMaterial"), values.Text("certMaterial"), values.Text("keyMaterial"));
        if (authority is null && certificate is null && key is null)
        {
            return null;
        }

        return certificate is null == key is null
            ? new DockerTls(authority ?? "", certificate ?? "", key ?? "")
            : throw Invalid("certMaterial", "A certificate and its key belong together: give 'certMaterial' and 'keyMaterial'.");
    }

    private static FormatException Invalid(string property, string message) =>
        new(message) { Data = { ["property"] = property } };

    private static PropertyValue FromJson(string name, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return FromJson(document.RootElement);
        }
        catch (JsonException)
        {
            // The text may hold a password: it is not repeated.
            throw Invalid(name, $"'{name}' is not JSON.");
        }
    }

    private static PropertyValue FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => PropertyValue.Of(element.EnumerateArray().Select(FromJson)),
        JsonValueKind.Object => PropertyMap.From(
            element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, FromJson(member.Value)))),
        _ => PropertyValue.Null.Instance,
    };
}
