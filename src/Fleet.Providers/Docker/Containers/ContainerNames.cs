using System.Net;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Names that another container has.</summary>
internal static class ContainerNames
{
    /// <summary>True when an engine refuses a name because another container has it.</summary>
    public static bool IsTaken(DockerApiException exception) =>
        exception.Status is HttpStatusCode.Conflict or HttpStatusCode.InternalServerError
        && exception.EngineMessage.Contains("already in use", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A container of the name that carries this resource's label is one that was never recorded; others stay. False when there is
    /// none to be seen: an engine takes a name before it has made its container, and frees it after it has removed that.
    /// </summary>
    public static async Task<bool> MakeRoomAsync(
        DockerHost host,
        Urn urn,
        string name,
        PropertyMap inputs,
        DockerApiException exception,
        CancellationToken cancellationToken)
    {
        var holder = await host.Engine.Containers.FindAsync(name, cancellationToken);
        if (holder is not null && holder.Config.Labels?.GetValueOrDefault(ContainerRequest.UrnLabel) != urn.Text)
        {
            throw Taken(host, urn, name, holder.Id, holder.Config.Image ?? holder.Image, exception);
        }

        if (holder is null)
        {
            return false;
        }

        host.Warn(
            urn, $"Container '{name}' on '{host.Name}' was made by an earlier run that did not record it; it is made anew.");
        await ContainerResource.RemoveAsync(host, holder.Id, inputs, cancellationToken);
        return true;
    }

    /// <summary>The name belongs to a container that is not ours: it is never taken over.</summary>
    public static DiagnosticException Taken(
        DockerHost host, Urn urn, string name, string id, string image, Exception? inner = null) =>
        DockerProblems.Error(
            urn,
            $"Container '{name}' on '{host.Name}': the name is in use by a container that is not managed here "
                + $"({id[..Math.Min(12, id.Length)]}, made from '{image}').",
            "Remove or rename that container, import it, or choose another name.",
            inner: inner);
}
