namespace Pulumi.Docker.Inputs;

/// <summary>How to build an image on a host.</summary>
public sealed class RegistryImageBuildGetArgs : ResourceArgs
{
    [Input("additionalContexts")]
    private InputList<string>? _additionalContexts;

    /// <summary>Further named build contexts.</summary>
    public InputList<string> AdditionalContexts
    {
        get => _additionalContexts ??= [];
        set => _additionalContexts = value;
    }

    [Input("authConfigs")]
    private InputList<RegistryImageBuildAuthConfigGetArgs>? _authConfigs;

    /// <summary>How to log in to registries.</summary>
    public InputList<RegistryImageBuildAuthConfigGetArgs> AuthConfigs
    {
        get => _authConfigs ??= [];
        set => _authConfigs = value;
    }

    [Input("buildArgs")]
    private InputMap<string>? _buildArgs;

    /// <summary>Build arguments.</summary>
    public InputMap<string> BuildArgs { get => _buildArgs ??= []; set => _buildArgs = value; }

    /// <summary>An id to cancel the build by.</summary>
    [Input("buildId")]
    public Input<string>? BuildId { get; set; }

    /// <summary>A file to write the build's log to.</summary>
    [Input("buildLogFile")]
    public Input<string>? BuildLogFile { get; set; }

    /// <summary>The buildx builder.</summary>
    [Input("builder")]
    public Input<string>? Builder { get; set; }

    [Input("cacheFroms")]
    private InputList<string>? _cacheFroms;

    /// <summary>Where layers may be taken from.</summary>
    public InputList<string> CacheFroms { get => _cacheFroms ??= []; set => _cacheFroms = value; }

    [Input("cacheTos")]
    private InputList<string>? _cacheTos;

    /// <summary>Where layers are put.</summary>
    public InputList<string> CacheTos { get => _cacheTos ??= []; set => _cacheTos = value; }

    /// <summary>The parent control group.</summary>
    [Input("cgroupParent")]
    public Input<string>? CgroupParent { get; set; }

    /// <summary>The folder to build from.</summary>
    [Input("context", required: true)]
    public Input<string> Context { get; set; } = null!;

    /// <summary>The scheduler's period in microseconds.</summary>
    [Input("cpuPeriod")]
    public Input<int>? CpuPeriod { get; set; }

    /// <summary>The processor time in a period, in microseconds.</summary>
    [Input("cpuQuota")]
    public Input<int>? CpuQuota { get; set; }

    /// <summary>The processors to build on.</summary>
    [Input("cpuSetCpus")]
    public Input<string>? CpuSetCpus { get; set; }

    /// <summary>The memory nodes to build on.</summary>
    [Input("cpuSetMems")]
    public Input<string>? CpuSetMems { get; set; }

    /// <summary>The build's weight against others.</summary>
    [Input("cpuShares")]
    public Input<int>? CpuShares { get; set; }

    /// <summary>The Dockerfile's name; 'Dockerfile' when not given.</summary>
    [Input("dockerfile")]
    public Input<string>? Dockerfile { get; set; }

    [Input("extraHosts")]
    private InputList<string>? _extraHosts;

    /// <summary>Further names with their addresses.</summary>
    public InputList<string> ExtraHosts { get => _extraHosts ??= []; set => _extraHosts = value; }

    /// <summary>Whether intermediate containers are always removed.</summary>
    [Input("forceRemove")]
    public Input<bool>? ForceRemove { get; set; }

    /// <summary>The isolation technology.</summary>
    [Input("isolation")]
    public Input<string>? Isolation { get; set; }

    [Input("label")]
    private InputMap<string>? _label;

    /// <summary>Labels.</summary>
    public InputMap<string> Label { get => _label ??= []; set => _label = value; }

    [Input("labels")]
    private InputMap<string>? _labels;

    /// <summary>Labels.</summary>
    public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }

    /// <summary>The memory limit.</summary>
    [Input("memory")]
    public Input<int>? Memory { get; set; }

    /// <summary>The limit of memory and swap together.</summary>
    [Input("memorySwap")]
    public Input<int>? MemorySwap { get; set; }

    /// <summary>The network mode while building.</summary>
    [Input("networkMode")]
    public Input<string>? NetworkMode { get; set; }

    /// <summary>Whether layers are not taken from the cache.</summary>
    [Input("noCache")]
    public Input<bool>? NoCache { get; set; }

    /// <summary>The platform to build for.</summary>
    [Input("platform")]
    public Input<string>? Platform { get; set; }

    /// <summary>The provenance attestation.</summary>
    [Input("provenance")]
    public Input<string>? Provenance { get; set; }

    /// <summary>Whether the base image is pulled even when it is there.</summary>
    [Input("pullParent")]
    public Input<bool>? PullParent { get; set; }

    /// <summary>A repository or URI to build from.</summary>
    [Input("remoteContext")]
    public Input<string>? RemoteContext { get; set; }

    /// <summary>Whether intermediate containers are removed after success. True when not given.</summary>
    [Input("remove")]
    public Input<bool>? Remove { get; set; }

    /// <summary>The bill-of-materials attestation.</summary>
    [Input("sbom")]
    public Input<string>? Sbom { get; set; }

    [Input("secrets")]
    private InputList<RegistryImageBuildSecretGetArgs>? _secrets;

    /// <summary>Secrets for the build.</summary>
    public InputList<RegistryImageBuildSecretGetArgs> Secrets { get => _secrets ??= []; set => _secrets = value; }

    [Input("securityOpts")]
    private InputList<string>? _securityOpts;

    /// <summary>Options of security modules.</summary>
    public InputList<string> SecurityOpts { get => _securityOpts ??= []; set => _securityOpts = value; }

    /// <summary>The BuildKit session.</summary>
    [Input("sessionId")]
    public Input<string>? SessionId { get; set; }

    /// <summary>The size of /dev/shm.</summary>
    [Input("shmSize")]
    public Input<int>? ShmSize { get; set; }

    /// <summary>Whether the new layers become one.</summary>
    [Input("squash")]
    public Input<bool>? Squash { get; set; }

    /// <summary>Whether the build is silent.</summary>
    [Input("suppressOutput")]
    public Input<bool>? SuppressOutput { get; set; }

    [Input("tags")]
    private InputList<string>? _tags;

    /// <summary>Further names of the image.</summary>
    public InputList<string> Tags { get => _tags ??= []; set => _tags = value; }

    /// <summary>The stage to build.</summary>
    [Input("target")]
    public Input<string>? Target { get; set; }

    [Input("ulimits")]
    private InputList<RegistryImageBuildUlimitGetArgs>? _ulimits;

    /// <summary>Limits of processes.</summary>
    public InputList<RegistryImageBuildUlimitGetArgs> Ulimits { get => _ulimits ??= []; set => _ulimits = value; }

    /// <summary>Whether the classic builder is used.</summary>
    [Input("useLegacyBuilder")]
    public Input<bool>? UseLegacyBuilder { get; set; }

    /// <summary>The version of the builder.</summary>
    [Input("version")]
    public Input<string>? Version { get; set; }

    /// <summary>No arguments.</summary>
    public static new RegistryImageBuildGetArgs Empty => new();
}
