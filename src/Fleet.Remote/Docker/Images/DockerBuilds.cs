using System.Text.Json;

namespace Fleet.Remote.Docker;

/// <summary>Builds images on an engine, and sends them to registries.</summary>
public sealed class DockerBuilds
{
    /// <summary>Between two pieces of progress a step of the build may take long.</summary>
    private static readonly TimeSpan ProgressTimeout = TimeSpan.FromMinutes(60);

    private readonly DockerTransport _transport;

    internal DockerBuilds(DockerTransport transport) => _transport = transport;

    /// <summary>Builds an image and returns its id.</summary>
    /// <param name="tar">The files that the Dockerfile may copy; null when the engine fetches them.</param>
    /// <param name="spec">How.</param>
    /// <param name="progress">Told each line of the build; null for nobody.</param>
    /// <param name="cancellationToken">Gives up, and the engine too.</param>
    /// <exception cref="DockerApiException">The build failed; the message is what the failing step said.</exception>
    public async Task<string> BuildAsync(
        Stream? tar, BuildSpec spec, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        var request = DockerRequest.Post("build", Path(spec), $"build image '{spec.Tags.FirstOrDefault("(unnamed)")}'") with
        {
            Content = tar is null ? null : DockerTransport.Tar(tar),
            RegistryConfig = spec.Logins.Count == 0 ? "" : RegistryHeader.Of(spec.Logins),
            Timeout = ProgressTimeout,
        };
        var id = "";
        await foreach (var line in ProgressStream.ReadAsync(_transport, request, cancellationToken))
        {
            id = line.Aux?.Id ?? id;
            progress?.Report(line.Progress);
        }

        return id;
    }

    /// <summary>Sends an image to its registry and returns the digest that it has there.</summary>
    /// <param name="image">The image's name, which says the registry.</param>
    /// <param name="login">Null for none.</param>
    /// <param name="progress">Told about every step; null for nobody.</param>
    /// <param name="cancellationToken">Gives up, and the engine too.</param>
    public async Task<string> PushAsync(
        ImageReference image, RegistryLogin? login, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        var name = string.Join('/', image.FamiliarRepository.Split('/').Select(Query.Segment));
        var request = DockerRequest.Post(
            "images/*/push", Query.Of($"images/{name}/push", ("tag", image.Tag)), $"push image '{image}'") with
        {
            // An engine wants the header even of those who have nothing to say.
            RegistryAuth = login is null ? "e30=" : RegistryHeader.Of(login),
            Timeout = ProgressTimeout,
        };
        var digest = "";
        await foreach (var line in ProgressStream.ReadAsync(_transport, request, cancellationToken))
        {
            digest = line.Aux?.Digest ?? digest;
            progress?.Report(line.Progress);
        }

        return digest;
    }

    /// <summary>Removes what builds have left for later builds.</summary>
    public Task PruneAsync(CancellationToken cancellationToken) =>
        _transport.RunAsync(DockerRequest.Post("build/prune", "build/prune", "remove old build steps"), cancellationToken);

    private static string Path(BuildSpec spec)
    {
        string? Json(object? value) => value switch
        {
            IReadOnlyDictionary<string, string> { Count: > 0 } map =>
                JsonSerializer.Serialize(map, DockerJson.Default.IReadOnlyDictionaryStringString),
            IReadOnlyList<string> { Count: > 0 } list => JsonSerializer.Serialize(list, DockerJson.Default.IReadOnlyListString),
            IReadOnlyList<UlimitConfig> { Count: > 0 } limits =>
                JsonSerializer.Serialize(limits, DockerJson.Default.IReadOnlyListUlimitConfig),
            _ => null,
        };
        return Query.Of(
            "build",
            [
                .. spec.Tags.Select(tag => ("t", (string?)tag)),
                ("dockerfile", spec.Dockerfile),
                ("remote", spec.Remote),
                ("buildargs", Json(spec.Arguments)),
                ("labels", Json(spec.Labels)),
                ("cachefrom", Json(spec.CacheFrom)),
                ("ulimits", Json(spec.Ulimits)),
                .. (spec.ExtraHosts ?? []).Select(host => ("extrahosts", (string?)host)),
                .. (spec.SecurityOptions ?? []).Select(option => ("securityopt", (string?)option)),
                ("target", spec.Target),
                ("platform", spec.Platform),
                ("networkmode", spec.NetworkMode),
                ("cgroupparent", spec.CgroupParent),
                ("isolation", spec.Isolation),
                ("cpusetcpus", spec.CpuSetCpus),
                ("cpusetmems", spec.CpuSetMems),
                ("cpuperiod", Query.Number(spec.CpuPeriod)),
                ("cpuquota", Query.Number(spec.CpuQuota)),
                ("cpushares", Query.Number(spec.CpuShares)),
                ("memory", Query.Number(spec.Memory)),
                ("memswap", Query.Number(spec.MemorySwap)),
                ("shmsize", Query.Number(spec.ShmSize)),
                ("nocache", Query.Flag(spec.NoCache)),
                ("pull", Query.Flag(spec.Pull)),
                ("rm", spec.Remove ? "1" : "0"),
                ("forcerm", Query.Flag(spec.ForceRemove)),
                ("squash", Query.Flag(spec.Squash)),
                ("q", Query.Flag(spec.Quiet)),
            ]);
    }
}
