using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// Finds out before the old container is stopped what would keep the new one from starting, and fetches its image.
/// </summary>
internal static class ContainerReplacement
{
    /// <summary>Checks name and ports with one container list, and pulls the image where it is missing.</summary>
    public static async Task<ImageDetails?> PrepareAsync(
        DockerHost host, Urn urn, string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var containers = await host.Engine.Containers.ListAsync(null, cancellationToken);
        var name = inputs.Text("name") ?? "";
        var holder = containers.FirstOrDefault(container => container.Id != id && container.Names.Contains($"/{name}"));
        if (holder is not null && holder.Labels?.GetValueOrDefault(ContainerRequest.UrnLabel) != urn.Text)
        {
            throw ContainerNames.Taken(host, urn, name, holder.Id, holder.Image);
        }

        if (ContainerPorts.FindHolder(inputs, containers, id) is { } found)
        {
            throw ContainerPorts.Clash(host, urn, inputs, found);
        }

        var image = inputs.Text("image") ?? "";
        var platform = inputs.Text("platform") ?? "";
        var details = await host.Engine.Images.FindAsync(image, cancellationToken);
        if (details is null)
        {
            details = await ImagePull.PullAsync(host, urn, $"Container '{name}'", image, platform, cancellationToken);
        }

        if (details is not null)
        {
            await ImagePlatform.VerifyAsync(
                host, urn, $"Container '{name}': image '{image}'", details, platform, cancellationToken);
        }

        return details;
    }
}
