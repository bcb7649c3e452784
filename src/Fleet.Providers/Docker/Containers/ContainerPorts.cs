using System.Net;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Who has a port that a container wants. Pure.</summary>
internal static class ContainerPorts
{
    /// <summary>True when the engine could not publish a port because something else has it.</summary>
    public static bool IsClash(DockerApiException exception) => IsGivenAway(exception)
        || exception.EngineMessage.Contains("address already in use", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first wanted port that another container publishes, and that container; null when there is none.</summary>
    /// <param name="inputs">The container that wants ports.</param>
    /// <param name="containers">The containers of the host.</param>
    /// <param name="own">The id of the container itself, or of the one it replaces.</param>
    public static (long Port, string Protocol, ContainerSummary Holder)? FindHolder(
        PropertyMap inputs, IEnumerable<ContainerSummary> containers, string own)
    {
        var others = containers.Where(container => container.Id != own).ToList();
        foreach (var port in inputs.Blocks("ports"))
        {
            var (external, protocol) = (port.Number("external") ?? 0, (port.Text("protocol") ?? "tcp").ToLowerInvariant());
            var holder = external == 0
                ? null
                : others.FirstOrDefault(container => container.Ports.Any(published =>
                    published.PublicPort == external && published.Type == protocol
                    && Overlap(port.Text("ip"), published.Ip)));
            if (holder is not null)
            {
                return (external, protocol, holder);
            }
        }

        return null;
    }

    /// <summary>The error for a clash, naming who has the port when that is a container.</summary>
    public static DiagnosticException Clash(
        DockerHost host,
        Urn urn,
        PropertyMap inputs,
        IEnumerable<ContainerSummary> containers,
        string own,
        DockerApiException exception)
    {
        if (FindHolder(inputs, containers, own) is { } found)
        {
            return Clash(host, urn, inputs, found, exception);
        }

        // An engine that was killed while it started a container goes on keeping its port, for nobody.
        var (holder, mend) = IsGivenAway(exception)
            ? ("kept by its engine, though no container publishes it", "The engine gives it free when it is started anew. Restart it there, then run again.")
            : ("taken by a program of the host", "End that program, or publish another port.");
        return DockerProblems.Error(
            urn,
            $"Container '{inputs.Text("name")}' on '{host.Name}': a port it publishes is {holder}: {DockerProblems.Sentence(exception)}",
            mend,
            inner: exception);
    }

    /// <summary>The error for a port that a container has.</summary>
    public static DiagnosticException Clash(
        DockerHost host,
        Urn urn,
        PropertyMap inputs,
        (long Port, string Protocol, ContainerSummary Holder) found,
        Exception? inner = null) =>
        DockerProblems.Error(
            urn,
            $"Container '{inputs.Text("name")}' on '{host.Name}': port {found.Port}"
                + $"{(found.Protocol == "tcp" ? "" : $"/{found.Protocol}")} is already published by '{found.Holder.Name}'.",
            "Remove one of them, or publish another port.",
            inner: inner);

    // What the engine itself keeps account of; a program's port is 'address already in use'.
    private static bool IsGivenAway(DockerApiException exception) =>
        exception.EngineMessage.Contains("port is already allocated", StringComparison.OrdinalIgnoreCase);

    private static bool Overlap(string? one, string? other) =>
        IsEverywhere(one) || IsEverywhere(other)
        || (IPAddress.TryParse(one, out var first) && IPAddress.TryParse(other, out var second) && first.Equals(second));

    private static bool IsEverywhere(string? ip) => ip is null or "" or "0.0.0.0" or "::";
}
