using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// Makes a container that runs, or leaves nothing behind: what cannot be started has done nothing yet, so it is removed
/// again, and the next run begins anew.
/// </summary>
internal static class ContainerCreation
{
    private const int MostWaits = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Creates, connects, fills and starts a container. Returns its id.</summary>
    public static async Task<string> CreateAsync(
        DockerHost host, Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        try
        {
            return await CreateAndStartAsync(host, urn, inputs, cancellationToken);
        }
        catch (DiagnosticException exception) when (ContainerStart.IsHeldByRuntime(exception))
        {
            return await CreateAndStartAsync(host, urn, inputs, cancellationToken);
        }
    }

    /// <summary>Creates, connects and fills a container that is not started. Returns its id.</summary>
    /// <param name="host">Where.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="inputs">What the container is like.</param>
    /// <param name="name">What it is called, for now.</param>
    /// <param name="binds">More volumes, as <c>SOURCE:TARGET</c>.</param>
    /// <param name="cancellationToken">Gives up and leaves nothing behind.</param>
    public static async Task<string> MakeAsync(
        DockerHost host,
        Urn urn,
        PropertyMap inputs,
        string name,
        IReadOnlyList<string> binds,
        CancellationToken cancellationToken)
    {
        var networks = await ByNameAsync(host, ContainerNetworks.Wanted(inputs), cancellationToken);
        var api = (await host.Engine.NegotiateAsync(cancellationToken)).ApiVersion;
        var (atCreation, later) = ContainerNetworks.Split(inputs.Text("networkMode") ?? "bridge", networks, api);
        ContainerFeatures.Verify(host, urn, inputs, api, later.Select(network => network.Endpoint));
        var spec = ContainerRequest.Of(inputs, urn.Text) with
        {
            NetworkingConfig = atCreation,
            MacAddress = ContainerFeatures.MacAddress(atCreation, api),
        };
        if (binds.Count > 0)
        {
            spec = spec with { HostConfig = spec.HostConfig! with { Binds = [.. spec.HostConfig.Binds ?? [], .. binds] } };
        }

        var id = await CreateAsync(host, urn, inputs, name, spec, cancellationToken);
        try
        {
            foreach (var (network, endpoint) in later)
            {
                await host.Engine.Networks.ConnectAsync(network, id, endpoint, cancellationToken);
            }

            await UploadAsync(host, id, inputs, cancellationToken);
            return id;
        }
        catch (Exception)
        {
            await DiscardAsync(host, id);
            throw;
        }
    }

    /// <summary>Removes a container that came to nothing, whatever else is going on.</summary>
    public static async Task DiscardAsync(DockerHost host, string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), host.Time);
        try
        {
            await host.Engine.Containers.RemoveAsync(id, withVolumes: true, limit.Token);
        }
        catch (Exception exception) when (exception is DockerException or OperationCanceledException)
        {
            // The first error is the one to report; what stays behind carries our label and is made anew.
        }
    }

    /// <summary>Takes a running container out of networks and puts it into others.</summary>
    public static async Task ReconnectAsync(
        DockerHost host, string id, PropertyMap oldInputs, PropertyMap newInputs, CancellationToken cancellationToken)
    {
        var property = ContainerSchema.Property("networksAdvanced");
        var before = Forms(oldInputs);
        var after = Forms(newInputs);
        var joined = (await host.Engine.Containers.InspectAsync(id, cancellationToken)).NetworkSettings.Networks
            ?? new Dictionary<string, EndpointSettings>();
        foreach (var name in before.Keys.Where(name => after.GetValueOrDefault(name) != before[name] && IsJoined(name)))
        {
            await host.Engine.Networks.DisconnectAsync(name, id, cancellationToken);
        }

        foreach (var (network, endpoint) in ContainerNetworks.Wanted(newInputs))
        {
            if (before.GetValueOrDefault(network) != after[network] || !IsJoined(network))
            {
                await host.Engine.Networks.ConnectAsync(network, id, endpoint, cancellationToken);
            }
        }

        // Without any network of its own the engine would have put the container into its default one.
        if (after.Count > 0 && joined.ContainsKey("bridge") && !after.ContainsKey("bridge"))
        {
            await host.Engine.Networks.DisconnectAsync("bridge", id, cancellationToken);
        }

        Dictionary<string, string> Forms(PropertyMap inputs) => inputs.Blocks("networksAdvanced")
            .GroupBy(network => network.Text("name") ?? "", StringComparer.Ordinal)
            .ToDictionary(
                network => network.Key,
                network => Canonical.Key(Canonical.Of(property, PropertyValue.Of([network.Last()]))),
                StringComparer.Ordinal);

        bool IsJoined(string name) =>
            joined.ContainsKey(name) || joined.Values.Any(network => network.NetworkId == name);
    }

    /// <summary>Puts the files into a container that its inputs name.</summary>
    public static async Task UploadAsync(
        DockerHost host, string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        await host.RepeatAsync(
            async _ =>
            {
                using var files = await ContainerUploads.ArchiveAsync(inputs, host.Time, cancellationToken);
                if (files is not null)
                {
                    await host.Engine.Containers.UnpackAsync(id, "/", files, cancellationToken);
                }

                return true;
            },
            cancellationToken);
    }

    private static async Task<string> CreateAndStartAsync(
        DockerHost host, Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var id = await MakeAsync(host, urn, inputs, inputs.Text("name") ?? "", [], cancellationToken);
        try
        {
            if (inputs.Flag("start") != false)
            {
                await ContainerStart.StartAsync(host, urn, id, inputs, cancellationToken);
            }

            return id;
        }
        catch (Exception)
        {
            await DiscardAsync(host, id);
            throw;
        }
    }

    /// <summary>
    /// Creates a container. Where the answer was lost, what the engine may have made is looked for first: it was never started,
    /// so it goes, and the next one is certain to be as wanted.
    /// </summary>
    private static Task<string> CreateAsync(
        DockerHost host,
        Urn urn,
        PropertyMap inputs,
        string name,
        ContainerSpec spec,
        CancellationToken cancellationToken) => host.RepeatAsync(
            async attempt =>
            {
                if (attempt > 1 && await host.Engine.Containers.FindAsync(name, cancellationToken) is { State.Status: "created" } lost
                    && lost.Config.Labels?.GetValueOrDefault(ContainerRequest.UrnLabel) == urn.Text)
                {
                    await host.Engine.Containers.RemoveAsync(lost.Id, withVolumes: true, cancellationToken);
                }

                return await CreateOnceAsync(host, urn, inputs, name, spec, cancellationToken);
            },
            cancellationToken);

    private static async Task<string> CreateOnceAsync(
        DockerHost host,
        Urn urn,
        PropertyMap inputs,
        string name,
        ContainerSpec spec,
        CancellationToken cancellationToken)
    {
        var (hasPulled, hasRemoved, waits) = (false, false, 0);
        while (true)
        {
            try
            {
                return await host.Engine.Containers.CreateAsync(
                    name, spec, inputs.Text("platform") ?? "", cancellationToken);
            }
            catch (DockerApiException exception) when (!hasPulled && IsMissingImage(exception))
            {
                hasPulled = true;
                await ImagePull.PullAsync(
                    host, urn, $"Container '{name}'", spec.Image ?? "", inputs.Text("platform") ?? "", cancellationToken);
            }
            catch (DockerApiException exception) when (!hasRemoved && waits < MostWaits && ContainerNames.IsTaken(exception))
            {
                waits++;
                hasRemoved = await ContainerNames.MakeRoomAsync(host, urn, name, inputs, exception, cancellationToken);
                await Task.Delay(hasRemoved ? TimeSpan.Zero : Pause, host.Time, cancellationToken);
            }
        }
    }

    /// <summary>Networks are named by id where the program took a network resource's id.</summary>
    private static async Task<IReadOnlyList<(string Network, EndpointSettings Endpoint)>> ByNameAsync(
        DockerHost host,
        IReadOnlyList<(string Network, EndpointSettings Endpoint)> networks,
        CancellationToken cancellationToken)
    {
        var named = new List<(string, EndpointSettings)>();
        foreach (var (network, endpoint) in networks)
        {
            var details = ContainerNetworks.IsId(network)
                ? await host.Engine.Networks.FindAsync(network, cancellationToken)
                : null;
            named.Add((details?.Name ?? network, endpoint));
        }

        return named;
    }

    private static bool IsMissingImage(DockerApiException exception) =>
        exception.IsNotFound
        && (exception.EngineMessage.Contains("no such image", StringComparison.OrdinalIgnoreCase)
            || exception.EngineMessage.Contains("image not known", StringComparison.OrdinalIgnoreCase));
}
