namespace Fleet.Remote.Docker;

/// <summary>The volumes of one engine.</summary>
public sealed class DockerVolumes
{
    private readonly DockerTransport _transport;

    internal DockerVolumes(DockerTransport transport) => _transport = transport;

    /// <summary>Volumes in a list.</summary>
    public async Task<IReadOnlyList<VolumeDetails>> ListAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? filters, CancellationToken cancellationToken)
    {
        var path = Query.Of("volumes", ("filters", Query.Filters(filters)));
        var list = await _transport.ReadAsync(
            DockerRequest.Get("volumes", path, "list volumes"), DockerJson.Default.VolumeList, cancellationToken);
        return list.Volumes ?? [];
    }

    /// <summary>The volume; null when there is none.</summary>
    public async Task<VolumeDetails?> FindAsync(string volume, CancellationToken cancellationToken)
    {
        try
        {
            return await _transport.ReadAsync(
                DockerRequest.Get("volumes/*", Path(volume), $"inspect volume '{volume}'"),
                DockerJson.Default.VolumeDetails,
                cancellationToken);
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Makes a volume. The engine hands out an existing one of that name unchanged, without saying so.</summary>
    public Task<VolumeDetails> CreateAsync(VolumeSpec spec, CancellationToken cancellationToken) =>
        _transport.ReadAsync(
            DockerRequest.Post("volumes/create", "volumes/create", $"create volume '{spec.Name}'") with
            {
                Content = DockerTransport.Json(spec, DockerJson.Default.VolumeSpec),
            },
            DockerJson.Default.VolumeDetails,
            cancellationToken);

    /// <summary>Removes a volume and what is in it. True when there was one.</summary>
    public async Task<bool> RemoveAsync(string volume, CancellationToken cancellationToken)
    {
        try
        {
            await _transport.RunAsync(
                DockerRequest.Delete("volumes/*", Path(volume), $"remove volume '{volume}'") with
                {
                    IsRepeatable = true,
                    WasDone = refusal => refusal.IsNotFound,
                },
                cancellationToken);
            return true;
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return false;
        }
    }

    private static string Path(string volume) => $"volumes/{Query.Segment(volume)}";
}
