using System.Collections.Immutable;

namespace Pulumi.Docker;

/// <summary>A container on a host.</summary>
[ResourceType(Token, null)]
public class Container : CustomResource
{
    private const string Token = "docker:index/container:Container";

    /// <summary>Declares one.</summary>
    public Container(string name, ContainerArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new ContainerArgs(), With(options))
    {
    }

    private Container(string name, Input<string> id, ContainerState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>
    /// Whether creating waits until the container ends; deleting then does not stop it. False when not given.
    /// </summary>
    [Output("attach")]
    public Output<bool?> Attach { get; private set; } = null!;

    /// <summary>The network bridge, on older engines.</summary>
    [Output("bridge")]
    public Output<string> Bridge { get; private set; } = null!;

    /// <summary>Kernel capabilities to add and to drop.</summary>
    [Output("capabilities")]
    public Output<Outputs.ContainerCapabilities?> Capabilities { get; private set; } = null!;

    /// <summary>The parent control group.</summary>
    [Output("cgroupParent")]
    public Output<string?> CgroupParent { get; private set; } = null!;

    /// <summary>The control group namespace: 'private' or 'host'.</summary>
    [Output("cgroupnsMode")]
    public Output<string?> CgroupnsMode { get; private set; } = null!;

    /// <summary>The arguments of the entry point; null keeps the image's.</summary>
    [Output("command")]
    public Output<ImmutableArray<string>> Command { get; private set; } = null!;

    /// <summary>What the container wrote, when created with attach and logs.</summary>
    [Output("containerLogs")]
    public Output<string> ContainerLogs { get; private set; } = null!;

    /// <summary>How long reading waits for the container to run, in milliseconds; 15000 when not given.</summary>
    [Output("containerReadRefreshTimeoutMilliseconds")]
    public Output<int?> ContainerReadRefreshTimeoutMilliseconds { get; private set; } = null!;

    /// <summary>The scheduler's period in microseconds.</summary>
    [Output("cpuPeriod")]
    public Output<int?> CpuPeriod { get; private set; } = null!;

    /// <summary>The processor time in a period, in microseconds.</summary>
    [Output("cpuQuota")]
    public Output<int?> CpuQuota { get; private set; } = null!;

    /// <summary>The processors it may run on, such as '0-3' or '0,2'.</summary>
    [Output("cpuSet")]
    public Output<string?> CpuSet { get; private set; } = null!;

    /// <summary>Its weight against other containers.</summary>
    [Output("cpuShares")]
    public Output<int?> CpuShares { get; private set; } = null!;

    /// <summary>How many processors it may use, as a decimal number.</summary>
    [Output("cpus")]
    public Output<string?> Cpus { get; private set; } = null!;

    /// <summary>
    /// How long deleting waits after the stop signal before it kills, in seconds; at once when not given.
    /// </summary>
    [Output("destroyGraceSeconds")]
    public Output<int?> DestroyGraceSeconds { get; private set; } = null!;

    /// <summary>Rules for devices of the control group, such as 'c 188:* rmw'.</summary>
    [Output("deviceCgroupRules")]
    public Output<ImmutableArray<string>> DeviceCgroupRules { get; private set; } = null!;

    /// <summary>Limits of bytes read a second, by device.</summary>
    [Output("deviceReadBps")]
    public Output<ImmutableArray<Outputs.ContainerDeviceReadBp>> DeviceReadBps { get; private set; } = null!;

    /// <summary>Limits of reads a second, by device.</summary>
    [Output("deviceReadIops")]
    public Output<ImmutableArray<Outputs.ContainerDeviceReadIop>> DeviceReadIops { get; private set; } = null!;

    /// <summary>Devices that a driver provides, such as GPUs.</summary>
    [Output("deviceRequests")]
    public Output<ImmutableArray<Outputs.ContainerDeviceRequest>> DeviceRequests { get; private set; } = null!;

    /// <summary>Limits of bytes written a second, by device.</summary>
    [Output("deviceWriteBps")]
    public Output<ImmutableArray<Outputs.ContainerDeviceWriteBp>> DeviceWriteBps { get; private set; } = null!;

    /// <summary>Limits of writes a second, by device.</summary>
    [Output("deviceWriteIops")]
    public Output<ImmutableArray<Outputs.ContainerDeviceWriteIop>> DeviceWriteIops { get; private set; } = null!;

    /// <summary>The host's devices it may use.</summary>
    [Output("devices")]
    public Output<ImmutableArray<Outputs.ContainerDevice>> Devices { get; private set; } = null!;

    /// <summary>Name servers.</summary>
    [Output("dns")]
    public Output<ImmutableArray<string>> Dns { get; private set; } = null!;

    /// <summary>Options of the resolver.</summary>
    [Output("dnsOpts")]
    public Output<ImmutableArray<string>> DnsOpts { get; private set; } = null!;

    /// <summary>Search domains of the resolver.</summary>
    [Output("dnsSearches")]
    public Output<ImmutableArray<string>> DnsSearches { get; private set; } = null!;

    /// <summary>The domain of its host name.</summary>
    [Output("domainname")]
    public Output<string?> Domainname { get; private set; } = null!;

    /// <summary>The entry point; null keeps the image's.</summary>
    [Output("entrypoints")]
    public Output<ImmutableArray<string>> Entrypoints { get; private set; } = null!;

    /// <summary>Environment variables, each as 'NAME=value'.</summary>
    [Output("envs")]
    public Output<ImmutableArray<string>> Envs { get; private set; } = null!;

    /// <summary>The exit code, when it has ended.</summary>
    [Output("exitCode")]
    public Output<int> ExitCode { get; private set; } = null!;

    /// <summary>The GPUs it may use: 'all', or 'device=…'.</summary>
    [Output("gpus")]
    public Output<string?> Gpus { get; private set; } = null!;

    /// <summary>Further groups of the process's user.</summary>
    [Output("groupAdds")]
    public Output<ImmutableArray<string>> GroupAdds { get; private set; } = null!;

    /// <summary>How the engine finds out whether it is healthy; null keeps the image's.</summary>
    [Output("healthcheck")]
    public Output<Outputs.ContainerHealthcheck> Healthcheck { get; private set; } = null!;

    /// <summary>The host name inside of the container.</summary>
    [Output("hostname")]
    public Output<string> Hostname { get; private set; } = null!;

    /// <summary>Further names with their addresses.</summary>
    [Output("hosts")]
    public Output<ImmutableArray<Outputs.ContainerHost>> Hosts { get; private set; } = null!;

    /// <summary>The image, by name or id.</summary>
    [Output("image")]
    public Output<string> Image { get; private set; } = null!;

    /// <summary>Whether a small init process reaps children and forwards signals.</summary>
    [Output("init")]
    public Output<bool> Init { get; private set; } = null!;

    /// <summary>Whose inter-process communication it shares.</summary>
    [Output("ipcMode")]
    public Output<string> IpcMode { get; private set; } = null!;

    /// <summary>Labels.</summary>
    [Output("labels")]
    public Output<ImmutableArray<Outputs.ContainerLabel>> Labels { get; private set; } = null!;

    /// <summary>The log driver; null means the engine's default.</summary>
    [Output("logDriver")]
    public Output<string> LogDriver { get; private set; } = null!;

    /// <summary>Options of the log driver.</summary>
    [Output("logOpts")]
    public Output<ImmutableDictionary<string, string>?> LogOpts { get; private set; } = null!;

    /// <summary>Whether, with attach, what the container writes is kept as an output. False when not given.</summary>
    [Output("logs")]
    public Output<bool?> Logs { get; private set; } = null!;

    /// <summary>How often 'on-failure' restarts it at most.</summary>
    [Output("maxRetryCount")]
    public Output<int?> MaxRetryCount { get; private set; } = null!;

    /// <summary>The memory limit in MiB.</summary>
    [Output("memory")]
    public Output<int?> Memory { get; private set; } = null!;

    /// <summary>The memory in MiB it is shrunk to when the host runs short.</summary>
    [Output("memoryReservation")]
    public Output<int?> MemoryReservation { get; private set; } = null!;

    /// <summary>The limit of memory and swap together in MiB; -1 for none.</summary>
    [Output("memorySwap")]
    public Output<int?> MemorySwap { get; private set; } = null!;

    /// <summary>Mounts: of host folders, volumes and memory.</summary>
    [Output("mounts")]
    public Output<ImmutableArray<Outputs.ContainerMount>> Mounts { get; private set; } = null!;

    /// <summary>Whether a container found stopped is a difference. True when not given.</summary>
    [Output("mustRun")]
    public Output<bool?> MustRun { get; private set; } = null!;

    /// <summary>The name; one is made up when not given.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>What it has in each network.</summary>
    [Output("networkDatas")]
    public Output<ImmutableArray<Outputs.ContainerNetworkData>> NetworkDatas { get; private set; } = null!;

    /// <summary>The network mode: 'bridge', 'host', 'none', 'container:…' or a network's name.</summary>
    [Output("networkMode")]
    public Output<string?> NetworkMode { get; private set; } = null!;

    /// <summary>The networks to connect it to.</summary>
    [Output("networksAdvanced")]
    public Output<ImmutableArray<Outputs.ContainerNetworksAdvanced>> NetworksAdvanced { get; private set; } = null!;

    /// <summary>Whose processes it sees: its own, or the 'host''s.</summary>
    [Output("pidMode")]
    public Output<string?> PidMode { get; private set; } = null!;

    /// <summary>The platform of the image to use, such as 'linux/amd64'.</summary>
    [Output("platform")]
    public Output<string> Platform { get; private set; } = null!;

    /// <summary>Ports to publish on the host.</summary>
    [Output("ports")]
    public Output<ImmutableArray<Outputs.ContainerPort>> Ports { get; private set; } = null!;

    /// <summary>Whether it has all of the host's privileges.</summary>
    [Output("privileged")]
    public Output<bool?> Privileged { get; private set; } = null!;

    /// <summary>Whether all exposed ports are published.</summary>
    [Output("publishAllPorts")]
    public Output<bool?> PublishAllPorts { get; private set; } = null!;

    /// <summary>Whether its own file system is read-only. False when not given.</summary>
    [Output("readOnly")]
    public Output<bool?> ReadOnly { get; private set; } = null!;

    /// <summary>Whether deleting removes its anonymous volumes. True when not given.</summary>
    [Output("removeVolumes")]
    public Output<bool?> RemoveVolumes { get; private set; } = null!;

    /// <summary>
    /// When the engine restarts it: 'no' (when not given), 'on-failure', 'always' or 'unless-stopped'.
    /// </summary>
    [Output("restart")]
    public Output<string?> Restart { get; private set; } = null!;

    /// <summary>Whether the engine removes it when it ends. False when not given.</summary>
    [Output("rm")]
    public Output<bool?> Rm { get; private set; } = null!;

    /// <summary>The runtime of the engine to use.</summary>
    [Output("runtime")]
    public Output<string> Runtime { get; private set; } = null!;

    /// <summary>Options of security modules.</summary>
    [Output("securityOpts")]
    public Output<ImmutableArray<string>> SecurityOpts { get; private set; } = null!;

    /// <summary>The size of /dev/shm in MiB.</summary>
    [Output("shmSize")]
    public Output<int> ShmSize { get; private set; } = null!;

    /// <summary>Whether it is started once created. True when not given.</summary>
    [Output("start")]
    public Output<bool?> Start { get; private set; } = null!;

    /// <summary>Whether its standard input stays open. False when not given.</summary>
    [Output("stdinOpen")]
    public Output<bool?> StdinOpen { get; private set; } = null!;

    /// <summary>The signal that asks it to stop.</summary>
    [Output("stopSignal")]
    public Output<string> StopSignal { get; private set; } = null!;

    /// <summary>How long the engine waits after the stop signal, in seconds.</summary>
    [Output("stopTimeout")]
    public Output<int> StopTimeout { get; private set; } = null!;

    /// <summary>Options of the storage driver.</summary>
    [Output("storageOpts")]
    public Output<ImmutableDictionary<string, string>?> StorageOpts { get; private set; } = null!;

    /// <summary>Kernel parameters.</summary>
    [Output("sysctls")]
    public Output<ImmutableDictionary<string, string>?> Sysctls { get; private set; } = null!;

    /// <summary>File systems in memory: options by path.</summary>
    [Output("tmpfs")]
    public Output<ImmutableDictionary<string, string>?> Tmpfs { get; private set; } = null!;

    /// <summary>Whether it has a terminal. False when not given.</summary>
    [Output("tty")]
    public Output<bool?> Tty { get; private set; } = null!;

    /// <summary>Limits of the process.</summary>
    [Output("ulimits")]
    public Output<ImmutableArray<Outputs.ContainerUlimit>> Ulimits { get; private set; } = null!;

    /// <summary>Files to write into it before it starts.</summary>
    [Output("uploads")]
    public Output<ImmutableArray<Outputs.ContainerUpload>> Uploads { get; private set; } = null!;

    /// <summary>The user of the process, by name or id, perhaps with a group.</summary>
    [Output("user")]
    public Output<string?> User { get; private set; } = null!;

    /// <summary>The user namespace.</summary>
    [Output("usernsMode")]
    public Output<string?> UsernsMode { get; private set; } = null!;

    /// <summary>Volumes and host folders to mount.</summary>
    [Output("volumes")]
    public Output<ImmutableArray<Outputs.ContainerVolume>> Volumes { get; private set; } = null!;

    /// <summary>Whether creating waits until it is healthy. False when not given.</summary>
    [Output("wait")]
    public Output<bool?> Wait { get; private set; } = null!;

    /// <summary>How long creating waits for that, in seconds. 60 when not given.</summary>
    [Output("waitTimeout")]
    public Output<int?> WaitTimeout { get; private set; } = null!;

    /// <summary>The working folder of the process.</summary>
    [Output("workingDir")]
    public Output<string?> WorkingDir { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static Container Get(
        string name, Input<string> id, ContainerState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
