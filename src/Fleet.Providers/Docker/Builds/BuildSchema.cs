using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;
using static Fleet.Providers.Docker.Change;
using static Fleet.Providers.Docker.Shape;

namespace Fleet.Providers.Docker;

/// <summary>
/// The <c>build</c> of a RemoteImage or a RegistryImage. It is done by the engine through its API; what only the Docker
/// command's own builder can do is refused by name.
/// </summary>
internal static class BuildSchema
{
    /// <summary>What is refused, and what to do in its place.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Refused = new Dictionary<string, string>
    {
        ["additionalContexts"] = "Copy the files into the context, or use a stage of another image.",
        ["builder"] = "The engine itself builds; leave it out.",
        ["buildId"] = "Leave it out.",
        ["cacheTos"] = "The engine keeps its own cache; leave it out, or name images in 'cacheFroms'.",
        ["provenance"] = "Attest the image where it is published.",
        ["sbom"] = "Attest the image where it is published.",
        ["secrets"] = "Fetch what is secret when the container starts, or build elsewhere and pull the image.",
        ["sessionId"] = "Leave it out.",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The property.</summary>
    public static PropertySchema Property { get; } = new("build", Block)
    {
        Members =
        [
            new("additionalContexts", TextList),
            new("authConfigs", BlockSet, Record)
            {
                Members =
                [
                    new("auth", Text), new("email", Text), new("hostName", Text) { IsRequired = true },
                    new("identityToken", Text), new("password", Text), new("registryToken", Text),
                    new("serverAddress", Text), new("userName", Text),
                ],
            },
            new("buildArgs", TextMap), new("buildId", Text), new("buildLogFile", Text), new("builder", Text),
            new("cacheFroms", TextList), new("cacheTos", TextList), new("cgroupParent", Text),
            new("context", Text) { IsRequired = true },
            new("cpuPeriod", Integer), new("cpuQuota", Integer), new("cpuSetCpus", Text), new("cpuSetMems", Text),
            new("cpuShares", Integer),
            new("dockerfile", Text) { Default = "Dockerfile" },
            new("extraHosts", TextList), new("forceRemove", Flag), new("isolation", Text),
            new("label", TextMap), new("labels", TextMap), new("memory", Integer), new("memorySwap", Integer),
            new("networkMode", Text), new("noCache", Flag), new("platform", Text), new("provenance", Text),
            new("pullParent", Flag), new("remoteContext", Text),
            new("remove", Flag, Record) { Default = true },
            new("sbom", Text),
            new("secrets", BlockSet) { Members = [new("env", Text), new("id", Text) { IsRequired = true }, new("src", Text)] },
            new("securityOpts", TextList), new("sessionId", Text), new("shmSize", Integer), new("squash", Flag),
            new("suppressOutput", Flag), new("tags", TextList), new("target", Text),
            new("ulimits", BlockSet)
            {
                Members =
                [
                    new("hard", Integer) { IsRequired = true }, new("name", Text) { IsRequired = true },
                    new("soft", Integer) { IsRequired = true },
                ],
            },
            new("useLegacyBuilder", Flag), new("version", Text),
        ],
    };

    /// <summary>What is wrong with a build.</summary>
    public static IEnumerable<CheckFailure> Check(PropertyMap inputs)
    {
        if (inputs.Find("build")?.AsMap() is not { Count: > 0 } build)
        {
            yield break;
        }

        foreach (var (name, instead) in Refused.Where(refused => build.ContainsKey(refused.Key)))
        {
            yield return new CheckFailure($"build.{name}", $"'{name}' is not supported by builds through the engine's API. {instead}");
        }

        if (build.Text("remoteContext") is null && build.Text("context") is not null
            && build.Find("dockerfile") is not PropertyValue.Unknown && Context(build).Problem is { } problem)
        {
            yield return new CheckFailure("build.context", problem);
        }
    }

    /// <summary>The files to build from.</summary>
    public static BuildContext Context(PropertyMap build)
    {
        var (folder, file) = (build.Text("context") ?? ".", build.Text("dockerfile") ?? "Dockerfile");
        return new BuildContext(folder, Path.IsPathRooted(file) ? file : Path.Combine(folder, file));
    }

    /// <summary>What the engine is asked for.</summary>
    public static BuildSpec Spec(PropertyMap build, string name, IReadOnlyList<RegistryLogin> logins) => new()
    {
        Tags = [name, .. build.Texts("tags") ?? []],
        Dockerfile = build.Text("remoteContext") is null ? Context(build).DockerfileInArchive : build.Text("dockerfile") ?? "Dockerfile",
        Remote = build.Text("remoteContext"),
        Arguments = build.Map("buildArgs"),
        Labels = build.Map("labels") ?? build.Map("label"),
        CacheFrom = build.Texts("cacheFroms"),
        ExtraHosts = build.Texts("extraHosts"),
        SecurityOptions = build.Texts("securityOpts"),
        Ulimits = Inputs.OrNull(build.Blocks("ulimits").Select(limit => new UlimitConfig(
            limit.Text("name")!, limit.Number("soft") ?? 0, limit.Number("hard") ?? 0))),
        Target = build.Text("target"),
        Platform = build.Text("platform"),
        NetworkMode = build.Text("networkMode"),
        CgroupParent = build.Text("cgroupParent"),
        Isolation = build.Text("isolation"),
        CpuSetCpus = build.Text("cpuSetCpus"),
        CpuSetMems = build.Text("cpuSetMems"),
        CpuPeriod = build.Number("cpuPeriod"),
        CpuQuota = build.Number("cpuQuota"),
        CpuShares = build.Number("cpuShares"),
        Memory = build.Number("memory"),
        MemorySwap = build.Number("memorySwap"),
        ShmSize = build.Number("shmSize"),
        NoCache = build.Flag("noCache") == true,
        Pull = build.Flag("pullParent") == true,
        Remove = build.Flag("remove") != false,
        ForceRemove = build.Flag("forceRemove") == true,
        Squash = build.Flag("squash") == true,
        Quiet = build.Flag("suppressOutput") == true,
        Logins = [.. logins, .. build.Blocks("authConfigs").Select(Login)],
    };

    private static RegistryLogin Login(PropertyMap login) => new(
        RegistryAddress.Server(RegistryAddress.HostOf(login.Text("hostName") ?? "")),
        login.Text("userName") ?? "",
        login.Text("password") ?? "")
    {
        IdentityToken = login.Text("identityToken") ?? "",
    };
}
