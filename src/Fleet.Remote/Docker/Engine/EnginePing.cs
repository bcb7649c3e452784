using System.Globalization;
using System.Net.Http.Headers;

namespace Fleet.Remote.Docker;

/// <summary>What an engine says about itself without being asked anything.</summary>
/// <param name="ApiVersion">The version spoken with it: the newest both sides know.</param>
/// <param name="EngineVersion">The newest version it knows.</param>
/// <param name="OperatingSystem">Of its containers: <c>linux</c> or <c>windows</c>.</param>
/// <param name="IsPodman">True for Podman's compatible socket.</param>
public sealed record EnginePing(Version ApiVersion, Version EngineVersion, string OperatingSystem, bool IsPodman)
{
    /// <summary>The oldest API version that has what Fleet needs.</summary>
    public static Version Oldest { get; } = new(1, 40);

    /// <summary>The newest API version Fleet was written against.</summary>
    public static Version Newest { get; } = new(1, 55);

    internal static EnginePing From(HttpResponseHeaders headers, string endpoint)
    {
        var text = Header(headers, "Api-Version");
        if (!Version.TryParse(text, out var engine))
        {
            throw new DockerUnreachableException(
                endpoint, "ask for its version", "what answers there is not a Docker engine", null);
        }

        if (engine < Oldest)
        {
            throw new DockerUnreachableException(
                endpoint,
                "talk to it",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it speaks API {engine} at most, and {Oldest} to {Newest} are understood here; update the engine"),
                null);
        }

        return new EnginePing(
            engine < Newest ? engine : Newest,
            engine,
            Header(headers, "OSType") is { Length: > 0 } system ? system : "linux",
            Header(headers, "Libpod-API-Version").Length > 0);
    }

    private static string Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Concat(values) : "";
}
