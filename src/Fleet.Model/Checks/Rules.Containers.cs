namespace Fleet;

/// <content>Rules about containers and their updates.</content>
public static partial class Rules
{
    /// <summary>Images are well-formed references.</summary>
    public static Rule ImageMalformed { get; } = Fixed(
        "image-malformed", "Images are well-formed references.",
        "Nothing could be pulled.");

    /// <summary>An image has a tag or a digest.</summary>
    public static Rule ImageUnpinned { get; } = Error(
        "image-unpinned", "An image has a tag or a digest.",
        "Its content would change without any change of the declaration.");

    /// <summary>A tag says which version is meant.</summary>
    public static Rule ImageLatest { get; } = Error(
        "image-latest", "A tag says which version is meant.",
        "A moving tag is another image tomorrow.");

    /// <summary>A long-running service has a health check.</summary>
    public static Rule HealthCheckMissing { get; } = Warning(
        "health-check-missing", "A long-running service has a health check.",
        "It would count as ready as soon as its process is there, and stay so when it hangs.");

    /// <summary>The image is made for the host's processor.</summary>
    public static Rule PlatformMismatch { get; } = Error(
        "platform-mismatch", "The image is made for the host's processor.",
        "It would not start, or crawl in emulation.");

    /// <summary>What shares the network of another service has none of its own.</summary>
    public static Rule NetworkShared { get; } = Fixed(
        "network-shared", "What shares the network of another service has none of its own.",
        "The engine allows one or the other.");

    /// <summary>Two mounts do not have one target.</summary>
    public static Rule MountTaken { get; } = Fixed(
        "mount-taken", "Two mounts do not have one target.",
        "One would hide the other.");

    /// <summary>Environment variables have names without '=' and line breaks.</summary>
    public static Rule VariableMalformed { get; } = Fixed(
        "variable-malformed", "Environment variables have names without '=' and line breaks.",
        "The rest of the name would become the value.");

    /// <summary>Schedules have five fields within their ranges, or a word such as @daily.</summary>
    public static Rule CronMalformed { get; } = Fixed(
        "cron-malformed", "Schedules have five fields within their ranges, or a word such as @daily.",
        "It would never run.");

    /// <summary>The memory promised to containers fits the host.</summary>
    public static Rule MemoryPromised { get; } = Error(
        "memory-promised", "The memory promised to containers fits the host.",
        "The kernel would end one of them at random.");

    /// <summary>Services of a host whose memory is known have a limit.</summary>
    public static Rule MemoryUnlimited { get; } = Warning(
        "memory-unlimited", "Services of a host whose memory is known have a limit.",
        "One of them could take all of it.");

    /// <summary>No processor limit is asked of a kernel that has none.</summary>
    public static Rule CpuQuota { get; } = Warning(
        "cpu-quota", "No processor limit is asked of a kernel that has none.",
        "Synology's kernel refuses such a container.");

    /// <summary>A GPU is asked for where one is.</summary>
    public static Rule GpuMissing { get; } = Error(
        "gpu-missing", "A GPU is asked for where one is.",
        "The container would not start.");

    /// <summary>One service writes to a volume.</summary>
    public static Rule VolumeWriters { get; } = Warning(
        "volume-writers", "One service writes to a volume.",
        "Two writers damage files that were not made for it.");

    /// <summary>No container has all of the host's privileges.</summary>
    public static Rule Privileged { get; } = Warning(
        "privileged", "No container has all of the host's privileges.",
        "Whoever takes it over owns the host.");

    /// <summary>No container is in the host's network.</summary>
    public static Rule HostNetwork { get; } = Warning(
        "host-network", "No container is in the host's network.",
        "It reaches, and shows, every port of the host.");

    /// <summary>No container gets the engine's socket.</summary>
    public static Rule DockerSocket { get; } = Warning(
        "docker-socket", "No container gets the engine's socket.",
        "Whoever takes it over owns the host, read-only or not.");

    /// <summary>No container is told to run as root.</summary>
    public static Rule RootUser { get; } = Warning(
        "root-user", "No container is told to run as root.",
        "A way out of it would lead to root of the host.");

    /// <summary>Labels for Watchtower agree with the update policy, and with what must never be watched.</summary>
    public static Rule WatchtowerLabel { get; } = Error(
        "watchtower-label", "Labels for Watchtower agree with the update policy, and with what must never be watched.",
        "Fleet and Watchtower would undo each other's work.");

    /// <summary>What Watchtower follows is not pinned by digest.</summary>
    public static Rule WatchtowerDigest { get; } = Error(
        "watchtower-digest", "What Watchtower follows is not pinned by digest.",
        "There is nothing to follow.");

    /// <summary>Where something is to be followed, a Watchtower runs.</summary>
    public static Rule WatchtowerAbsent { get; } = Warning(
        "watchtower-absent", "Where something is to be followed, a Watchtower runs.",
        "It would never be updated.");

    /// <summary>Watchtower follows no CI runner.</summary>
    public static Rule RunnerWatched { get; } = Error(
        "runner-watched", "Watchtower follows no CI runner.",
        "Replacing it in the middle of a job ends the job.");
}
