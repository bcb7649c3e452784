using System.Net;

namespace Fleet.Remote.Docker;

/// <summary>One API call. <paramref name="Kind"/> is the path with ids left out, for counting.</summary>
internal sealed record DockerRequest(HttpMethod Method, string Kind, string Path, string Operation)
{
    /// <summary>How long an answer may take unless something else is said.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Makes the body; made anew when the call is repeated.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>Credentials for a registry, encoded; empty for none.</summary>
    public string RegistryAuth { get; init; } = "";

    /// <summary>Credentials for the registries of a build, encoded; empty for none.</summary>
    public string RegistryConfig { get; init; } = "";

    /// <summary>How long the engine may take to answer; infinite for streams.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>A status outside of 2xx that is as good as success.</summary>
    public HttpStatusCode? AlsoFine { get; init; }

    /// <summary>True when repeating the call after a broken connection does no harm.</summary>
    public bool IsSafe => Method == HttpMethod.Get || Method == HttpMethod.Head || IsRepeatable;

    /// <summary>True for a change that, done twice, leaves what it leaves when it is done once.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>
    /// Says of a refusal that the call had been done before: its answer was lost with the connection. Asked only of calls that
    /// are repeated.
    /// </summary>
    public Func<DockerApiException, bool>? WasDone { get; init; }

    public static DockerRequest Get(string kind, string path, string operation) =>
        new(HttpMethod.Get, kind, path, operation);

    public static DockerRequest Post(string kind, string path, string operation) =>
        new(HttpMethod.Post, kind, path, operation);

    public static DockerRequest Delete(string kind, string path, string operation) =>
        new(HttpMethod.Delete, kind, path, operation);
}
