using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// Finds out with one container list which recorded containers are not as recorded. Networks and volumes are looked at
/// only when a container is missing: whoever removed it may have removed them too.
/// </summary>
internal static class DockerDrift
{
    /// <summary>Lists containers, and more only when something is missing.</summary>
    public static async Task<ImmutableArray<Drift>> FindAsync(
        DockerHost host,
        IReadOnlyList<RecordedResource> resources,
        IReadOnlyList<RecordedResource> containers,
        CancellationToken cancellationToken)
    {
        var listed = await host.Engine.Containers.ListAsync(null, cancellationToken);
        var byId = listed.ToDictionary(container => container.Id, StringComparer.Ordinal);
        var drifts = ImmutableArray.CreateBuilder<Drift>();
        var isMissing = false;
        foreach (var resource in containers.Where(one => byId.ContainsKey(one.Id) || !ContainerResource.GoesWhenEnded(one.Inputs)))
        {
            var found = byId.GetValueOrDefault(resource.Id);
            isMissing |= found is null;
            if ((found is null ? Missing(resource, listed) : Reason(resource, found)) is { } reason)
            {
                drifts.Add(new Drift(resource.Urn, reason));
            }
        }

        if (isMissing)
        {
            drifts.AddRange(await FindOthersAsync(host, resources, cancellationToken));
        }

        return drifts.ToImmutable();
    }

    /// <summary>Why a container that exists is not as recorded; null when it is.</summary>
    internal static string? Reason(RecordedResource resource, ContainerSummary container)
    {
        if (resource.Inputs.Text("name") is { } name && !container.Names.Contains($"/{name}"))
        {
            return $"container was renamed to '{container.Name}'";
        }

        if (resource.Outputs.Text("image") is { } image && image.StartsWith("sha256:", StringComparison.Ordinal)
            && container.ImageId != image)
        {
            return "container was made from another image";
        }

        if (LeftNetwork(resource, container) is { } network)
        {
            return $"container is not in network '{network}'";
        }

        var mustRun = ContainerWait.MustRun(resource.Inputs);
        return container.State switch
        {
            "running" when container.Status.Contains("(unhealthy)", StringComparison.Ordinal) => "container is unhealthy",
            "running" => null,
            _ when !mustRun => null,
            "restarting" => "container crashes and is being restarted",
            "paused" => "container is paused",
            "created" => "container was never started",
            "dead" => "container is dead",
            _ => $"container is stopped ({container.Status.ToLowerInvariant()})",
        };
    }

    /// <summary>The first wanted network that the container is not in; null when it is in all.</summary>
    private static string? LeftNetwork(RecordedResource resource, ContainerSummary container)
    {
        var joined = container.NetworkSettings?.Networks ?? new Dictionary<string, EndpointSettings>();
        return resource.Inputs.Blocks("networksAdvanced").Select(network => network.Text("name"))
            .FirstOrDefault(name => name is not null && !joined.ContainsKey(name)
                && joined.Values.All(network => network.NetworkId != name));
    }

    private static string Missing(RecordedResource resource, IReadOnlyList<ContainerSummary> listed)
    {
        var name = resource.Inputs.Text("name");
        var other = name is null ? null : listed.FirstOrDefault(container => container.Names.Contains($"/{name}"));
        return other is null
            ? "container is gone"
            : $"container is gone, and another one has its name ({other.Id[..12]})";
    }

    private static async Task<IEnumerable<Drift>> FindOthersAsync(
        DockerHost host, IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var networks = OfNoun(resources, "network");
        var volumes = OfNoun(resources, "volume");
        var listedNetworks = networks.Count == 0
            ? Task.FromResult<IReadOnlyList<NetworkDetails>>([])
            : host.Engine.Networks.ListAsync(null, cancellationToken);
        var listedVolumes = volumes.Count == 0
            ? Task.FromResult<IReadOnlyList<VolumeDetails>>([])
            : host.Engine.Volumes.ListAsync(null, cancellationToken);
        var networkIds = (await listedNetworks).Select(network => network.Id).ToHashSet(StringComparer.Ordinal);
        var volumeNames = (await listedVolumes).Select(volume => volume.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. networks.Where(network => !networkIds.Contains(network.Id))
                .Select(network => new Drift(network.Urn, "network is gone")),
            .. volumes.Where(volume => !volumeNames.Contains(volume.Id))
                .Select(volume => new Drift(volume.Urn, "volume is gone")),
        ];
    }

    private static List<RecordedResource> OfNoun(IReadOnlyList<RecordedResource> resources, string noun) =>
        [.. resources.Where(resource => resource.Urn.Type.StartsWith($"docker:index/{noun}:", StringComparison.Ordinal))];
}
