namespace Fleet.Remote.Docker;

/// <summary>The networks of one engine. Ids and names are equally good wherever a network is named.</summary>
public sealed class DockerNetworks
{
    private readonly DockerTransport _transport;

    internal DockerNetworks(DockerTransport transport) => _transport = transport;

    /// <summary>Networks in a list.</summary>
    public Task<IReadOnlyList<NetworkDetails>> ListAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? filters, CancellationToken cancellationToken) =>
        _transport.ReadAsync(
            DockerRequest.Get("networks", Query.Of("networks", ("filters", Query.Filters(filters))), "list networks"),
            DockerJson.Default.IReadOnlyListNetworkDetails,
            cancellationToken);

    /// <summary>The network with its containers; null when there is none.</summary>
    public async Task<NetworkDetails?> FindAsync(string network, CancellationToken cancellationToken)
    {
        try
        {
            return await _transport.ReadAsync(
                DockerRequest.Get("networks/*", Path(network), $"inspect network '{network}'"),
                DockerJson.Default.NetworkDetails,
                cancellationToken);
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Makes a network and returns its id.</summary>
    public async Task<string> CreateAsync(NetworkSpec spec, CancellationToken cancellationToken)
    {
        var request = DockerRequest.Post("networks/create", "networks/create", $"create network '{spec.Name}'") with
        {
            Content = DockerTransport.Json(spec, DockerJson.Default.NetworkSpec),
        };
        return (await _transport.ReadAsync(request, DockerJson.Default.CreatedAnswer, cancellationToken)).Id;
    }

    /// <summary>Puts a container into a network.</summary>
    public Task ConnectAsync(
        string network, string container, EndpointSettings endpoint, CancellationToken cancellationToken) =>
        _transport.RunAsync(
            DockerRequest.Post(
                "networks/*/connect",
                $"{Path(network)}/connect",
                $"connect container '{container}' to network '{network}'") with
            {
                Content = DockerTransport.Json(
                    new NetworkMember(container) { EndpointConfig = endpoint }, DockerJson.Default.NetworkMember),
                IsRepeatable = true,
                WasDone = refusal => refusal.EngineMessage.Contains("already exists in network", StringComparison.OrdinalIgnoreCase)
                    || refusal.EngineMessage.Contains("already attached", StringComparison.OrdinalIgnoreCase),
            },
            cancellationToken);

    /// <summary>Takes a container out of a network, running or not.</summary>
    public Task DisconnectAsync(string network, string container, CancellationToken cancellationToken) =>
        _transport.RunAsync(
            DockerRequest.Post(
                "networks/*/disconnect",
                $"{Path(network)}/disconnect",
                $"disconnect container '{container}' from network '{network}'") with
            {
                Content = DockerTransport.Json(
                    new NetworkMember(container) { Force = true }, DockerJson.Default.NetworkMember),
                IsRepeatable = true,
                WasDone = refusal => refusal.IsNotFound
                    || refusal.EngineMessage.Contains("not connected", StringComparison.OrdinalIgnoreCase),
            },
            cancellationToken);

    /// <summary>Removes a network. True when there was one.</summary>
    public async Task<bool> RemoveAsync(string network, CancellationToken cancellationToken)
    {
        try
        {
            await _transport.RunAsync(
                DockerRequest.Delete("networks/*", Path(network), $"remove network '{network}'") with
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

    private static string Path(string network) => $"networks/{Query.Segment(network)}";
}
