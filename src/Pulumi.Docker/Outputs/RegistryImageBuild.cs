using System.Collections.Immutable;

namespace Pulumi.Docker.Outputs;

/// <summary>How to build an image on a host.</summary>
[OutputType]
public sealed class RegistryImageBuild
{
    /// <summary>Further named build contexts.</summary>
    public readonly ImmutableArray<string> AdditionalContexts;

    /// <summary>How to log in to registries.</summary>
    public readonly ImmutableArray<RegistryImageBuildAuthConfig> AuthConfigs;

    /// <summary>Build arguments.</summary>
    public readonly ImmutableDictionary<string, string>? BuildArgs;

    /// <summary>An id to cancel the build by.</summary>
    public readonly string? BuildId;

    /// <summary>A file to write the build's log to.</summary>
    public readonly string? BuildLogFile;

    /// <summary>The buildx builder.</summary>
    public readonly string? Builder;

    /// <summary>Where layers may be taken from.</summary>
    public readonly ImmutableArray<string> CacheFroms;

    /// <summary>Where layers are put.</summary>
    public readonly ImmutableArray<string> CacheTos;

    /// <summary>The parent control group.</summary>
    public readonly string? CgroupParent;

    /// <summary>The folder to build from.</summary>
    public readonly string Context;

    /// <summary>The scheduler's period in microseconds.</summary>
    public readonly int? CpuPeriod;

    /// <summary>The processor time in a period, in microseconds.</summary>
    public readonly int? CpuQuota;

    /// <summary>The processors to build on.</summary>
    public readonly string? CpuSetCpus;

    /// <summary>The memory nodes to build on.</summary>
    public readonly string? CpuSetMems;

    /// <summary>The build's weight against others.</summary>
    public readonly int? CpuShares;

    /// <summary>The Dockerfile's name; 'Dockerfile' when not given.</summary>
    public readonly string? Dockerfile;

    /// <summary>Further names with their addresses.</summary>
    public readonly ImmutableArray<string> ExtraHosts;

    /// <summary>Whether intermediate containers are always removed.</summary>
    public readonly bool? ForceRemove;

    /// <summary>The isolation technology.</summary>
    public readonly string? Isolation;

    /// <summary>Labels.</summary>
    public readonly ImmutableDictionary<string, string>? Label;

    /// <summary>Labels.</summary>
    public readonly ImmutableDictionary<string, string>? Labels;

    /// <summary>The memory limit.</summary>
    public readonly int? Memory;

    /// <summary>The limit of memory and swap together.</summary>
    public readonly int? MemorySwap;

    /// <summary>The network mode while building.</summary>
    public readonly string? NetworkMode;

    /// <summary>Whether layers are not taken from the cache.</summary>
    public readonly bool? NoCache;

    /// <summary>The platform to build for.</summary>
    public readonly string? Platform;

    /// <summary>The provenance attestation.</summary>
    public readonly string? Provenance;

    /// <summary>Whether the base image is pulled even when it is there.</summary>
    public readonly bool? PullParent;

    /// <summary>A repository or URI to build from.</summary>
    public readonly string? RemoteContext;

    /// <summary>Whether intermediate containers are removed after success. True when not given.</summary>
    public readonly bool? Remove;

    /// <summary>The bill-of-materials attestation.</summary>
    public readonly string? Sbom;

    /// <summary>Secrets for the build.</summary>
    public readonly ImmutableArray<RegistryImageBuildSecret> Secrets;

    /// <summary>Options of security modules.</summary>
    public readonly ImmutableArray<string> SecurityOpts;

    /// <summary>The BuildKit session.</summary>
    public readonly string? SessionId;

    /// <summary>The size of /dev/shm.</summary>
    public readonly int? ShmSize;

    /// <summary>Whether the new layers become one.</summary>
    public readonly bool? Squash;

    /// <summary>Whether the build is silent.</summary>
    public readonly bool? SuppressOutput;

    /// <summary>Further names of the image.</summary>
    public readonly ImmutableArray<string> Tags;

    /// <summary>The stage to build.</summary>
    public readonly string? Target;

    /// <summary>Limits of processes.</summary>
    public readonly ImmutableArray<RegistryImageBuildUlimit> Ulimits;

    /// <summary>Whether the classic builder is used.</summary>
    public readonly bool? UseLegacyBuilder;

    /// <summary>The version of the builder.</summary>
    public readonly string? Version;

    [OutputConstructor]
    private RegistryImageBuild(
        ImmutableArray<string> additionalContexts,
        ImmutableArray<RegistryImageBuildAuthConfig> authConfigs,
        ImmutableDictionary<string, string>? buildArgs,
        string? buildId,
        string? buildLogFile,
        string? builder,
        ImmutableArray<string> cacheFroms,
        ImmutableArray<string> cacheTos,
        string? cgroupParent,
        string context,
        int? cpuPeriod,
        int? cpuQuota,
        string? cpuSetCpus,
        string? cpuSetMems,
        int? cpuShares,
        string? dockerfile,
        ImmutableArray<string> extraHosts,
        bool? forceRemove,
        string? isolation,
        ImmutableDictionary<string, string>? label,
        ImmutableDictionary<string, string>? labels,
        int? memory,
        int? memorySwap,
        string? networkMode,
        bool? noCache,
        string? platform,
        string? provenance,
        bool? pullParent,
        string? remoteContext,
        bool? remove,
        string? sbom,
        ImmutableArray<RegistryImageBuildSecret> secrets,
        ImmutableArray<string> securityOpts,
        string? sessionId,
        int? shmSize,
        bool? squash,
        bool? suppressOutput,
        ImmutableArray<string> tags,
        string? target,
        ImmutableArray<RegistryImageBuildUlimit> ulimits,
        bool? useLegacyBuilder,
        string? version)
    {
        AdditionalContexts = additionalContexts;
        AuthConfigs = authConfigs;
        BuildArgs = buildArgs;
        BuildId = buildId;
        BuildLogFile = buildLogFile;
        Builder = builder;
        CacheFroms = cacheFroms;
        CacheTos = cacheTos;
        CgroupParent = cgroupParent;
        Context = context;
        CpuPeriod = cpuPeriod;
        CpuQuota = cpuQuota;
        CpuSetCpus = cpuSetCpus;
        CpuSetMems = cpuSetMems;
        CpuShares = cpuShares;
        Dockerfile = dockerfile;
        ExtraHosts = extraHosts;
        ForceRemove = forceRemove;
        Isolation = isolation;
        Label = label;
        Labels = labels;
        Memory = memory;
        MemorySwap = memorySwap;
        NetworkMode = networkMode;
        NoCache = noCache;
        Platform = platform;
        Provenance = provenance;
        PullParent = pullParent;
        RemoteContext = remoteContext;
        Remove = remove;
        Sbom = sbom;
        Secrets = secrets;
        SecurityOpts = securityOpts;
        SessionId = sessionId;
        ShmSize = shmSize;
        Squash = squash;
        SuppressOutput = suppressOutput;
        Tags = tags;
        Target = target;
        Ulimits = ulimits;
        UseLegacyBuilder = useLegacyBuilder;
        Version = version;
    }
}
