namespace Pulumi.Docker;

/// <summary>A container on a host.</summary>
public sealed class ContainerArgs : ResourceArgs
{
    /// <summary>
    /// Whether creating waits until the container ends; deleting then does not stop it. False when not given.
    /// </summary>
    [Input("attach")]
    public Input<bool>? Attach { get; set; }

    /// <summary>Kernel capabilities to add and to drop.</summary>
    [Input("capabilities")]
    public Input<Inputs.ContainerCapabilitiesArgs>? Capabilities { get; set; }

    /// <summary>The parent control group.</summary>
    [Input("cgroupParent")]
    public Input<string>? CgroupParent { get; set; }

    /// <summary>The control group namespace: 'private' or 'host'.</summary>
    [Input("cgroupnsMode")]
    public Input<string>? CgroupnsMode { get; set; }

    [Input("command")]
    private InputList<string>? _command;

    /// <summary>The arguments of the entry point; null keeps the image's.</summary>
    public InputList<string> Command { get => _command ??= []; set => _command = value; }

    /// <summary>How long reading waits for the container to run, in milliseconds; 15000 when not given.</summary>
    [Input("containerReadRefreshTimeoutMilliseconds")]
    public Input<int>? ContainerReadRefreshTimeoutMilliseconds { get; set; }

    /// <summary>The scheduler's period in microseconds.</summary>
    [Input("cpuPeriod")]
    public Input<int>? CpuPeriod { get; set; }

    /// <summary>The processor time in a period, in microseconds.</summary>
    [Input("cpuQuota")]
    public Input<int>? CpuQuota { get; set; }

    /// <summary>The processors it may run on, such as '0-3' or '0,2'.</summary>
    [Input("cpuSet")]
    public Input<string>? CpuSet { get; set; }

    /// <summary>Its weight against other containers.</summary>
    [Input("cpuShares")]
    public Input<int>? CpuShares { get; set; }

    /// <summary>How many processors it may use, as a decimal number.</summary>
    [Input("cpus")]
    public Input<string>? Cpus { get; set; }

    /// <summary>
    /// How long deleting waits after the stop signal before it kills, in seconds; at once when not given.
    /// </summary>
    [Input("destroyGraceSeconds")]
    public Input<int>? DestroyGraceSeconds { get; set; }

    [Input("deviceCgroupRules")]
    private InputList<string>? _deviceCgroupRules;

    /// <summary>Rules for devices of the control group, such as 'c 188:* rmw'.</summary>
    public InputList<string> DeviceCgroupRules { get => _deviceCgroupRules ??= []; set => _deviceCgroupRules = value; }

    [Input("deviceReadBps")]
    private InputList<Inputs.ContainerDeviceReadBpArgs>? _deviceReadBps;

    /// <summary>Limits of bytes read a second, by device.</summary>
    public InputList<Inputs.ContainerDeviceReadBpArgs> DeviceReadBps
    {
        get => _deviceReadBps ??= [];
        set => _deviceReadBps = value;
    }

    [Input("deviceReadIops")]
    private InputList<Inputs.ContainerDeviceReadIopArgs>? _deviceReadIops;

    /// <summary>Limits of reads a second, by device.</summary>
    public InputList<Inputs.ContainerDeviceReadIopArgs> DeviceReadIops
    {
        get => _deviceReadIops ??= [];
        set => _deviceReadIops = value;
    }

    [Input("deviceRequests")]
    private InputList<Inputs.ContainerDeviceRequestArgs>? _deviceRequests;

    /// <summary>Devices that a driver provides, such as GPUs.</summary>
    public InputList<Inputs.ContainerDeviceRequestArgs> DeviceRequests
    {
        get => _deviceRequests ??= [];
        set => _deviceRequests = value;
    }

    [Input("deviceWriteBps")]
    private InputList<Inputs.ContainerDeviceWriteBpArgs>? _deviceWriteBps;

    /// <summary>Limits of bytes written a second, by device.</summary>
    public InputList<Inputs.ContainerDeviceWriteBpArgs> DeviceWriteBps
    {
        get => _deviceWriteBps ??= [];
        set => _deviceWriteBps = value;
    }

    [Input("deviceWriteIops")]
    private InputList<Inputs.ContainerDeviceWriteIopArgs>? _deviceWriteIops;

    /// <summary>Limits of writes a second, by device.</summary>
    public InputList<Inputs.ContainerDeviceWriteIopArgs> DeviceWriteIops
    {
        get => _deviceWriteIops ??= [];
        set => _deviceWriteIops = value;
    }

    [Input("devices")]
    private InputList<Inputs.ContainerDeviceArgs>? _devices;

    /// <summary>The host's devices it may use.</summary>
    public InputList<Inputs.ContainerDeviceArgs> Devices { get => _devices ??= []; set => _devices = value; }

    [Input("dns")]
    private InputList<string>? _dns;

    /// <summary>Name servers.</summary>
    public InputList<string> Dns { get => _dns ??= []; set => _dns = value; }

    [Input("dnsOpts")]
    private InputList<string>? _dnsOpts;

    /// <summary>Options of the resolver.</summary>
    public InputList<string> DnsOpts { get => _dnsOpts ??= []; set => _dnsOpts = value; }

    [Input("dnsSearches")]
    private InputList<string>? _dnsSearches;

    /// <summary>Search domains of the resolver.</summary>
    public InputList<string> DnsSearches { get => _dnsSearches ??= []; set => _dnsSearches = value; }

    /// <summary>The domain of its host name.</summary>
    [Input("domainname")]
    public Input<string>? Domainname { get; set; }

    [Input("entrypoints")]
    private InputList<string>? _entrypoints;

    /// <summary>The entry point; null keeps the image's.</summary>
    public InputList<string> Entrypoints { get => _entrypoints ??= []; set => _entrypoints = value; }

    [Input("envs")]
    private InputList<string>? _envs;

    /// <summary>Environment variables, each as 'NAME=value'.</summary>
    public InputList<string> Envs { get => _envs ??= []; set => _envs = value; }

    /// <summary>The GPUs it may use: 'all', or 'device=…'.</summary>
    [Input("gpus")]
    public Input<string>? Gpus { get; set; }

    [Input("groupAdds")]
    private InputList<string>? _groupAdds;

    /// <summary>Further groups of the process's user.</summary>
    public InputList<string> GroupAdds { get => _groupAdds ??= []; set => _groupAdds = value; }

    /// <summary>How the engine finds out whether it is healthy; null keeps the image's.</summary>
    [Input("healthcheck")]
    public Input<Inputs.ContainerHealthcheckArgs>? Healthcheck { get; set; }

    /// <summary>The host name inside of the container.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; set; }

    [Input("hosts")]
    private InputList<Inputs.ContainerHostArgs>? _hosts;

    /// <summary>Further names with their addresses.</summary>
    public InputList<Inputs.ContainerHostArgs> Hosts { get => _hosts ??= []; set => _hosts = value; }

    /// <summary>The image, by name or id.</summary>
    [Input("image", required: true)]
    public Input<string> Image { get; set; } = null!;

    /// <summary>Whether a small init process reaps children and forwards signals.</summary>
    [Input("init")]
    public Input<bool>? Init { get; set; }

    /// <summary>Whose inter-process communication it shares.</summary>
    [Input("ipcMode")]
    public Input<string>? IpcMode { get; set; }

    [Input("labels")]
    private InputList<Inputs.ContainerLabelArgs>? _labels;

    /// <summary>Labels.</summary>
    public InputList<Inputs.ContainerLabelArgs> Labels { get => _labels ??= []; set => _labels = value; }

    /// <summary>The log driver; null means the engine's default.</summary>
    [Input("logDriver")]
    public Input<string>? LogDriver { get; set; }

    [Input("logOpts")]
    private InputMap<string>? _logOpts;

    /// <summary>Options of the log driver.</summary>
    public InputMap<string> LogOpts { get => _logOpts ??= []; set => _logOpts = value; }

    /// <summary>Whether, with attach, what the container writes is kept as an output. False when not given.</summary>
    [Input("logs")]
    public Input<bool>? Logs { get; set; }

    /// <summary>How often 'on-failure' restarts it at most.</summary>
    [Input("maxRetryCount")]
    public Input<int>? MaxRetryCount { get; set; }

    /// <summary>The memory limit in MiB.</summary>
    [Input("memory")]
    public Input<int>? Memory { get; set; }

    /// <summary>The memory in MiB it is shrunk to when the host runs short.</summary>
    [Input("memoryReservation")]
    public Input<int>? MemoryReservation { get; set; }

    /// <summary>The limit of memory and swap together in MiB; -1 for none.</summary>
    [Input("memorySwap")]
    public Input<int>? MemorySwap { get; set; }

    [Input("mounts")]
    private InputList<Inputs.ContainerMountArgs>? _mounts;

    /// <summary>Mounts: of host folders, volumes and memory.</summary>
    public InputList<Inputs.ContainerMountArgs> Mounts { get => _mounts ??= []; set => _mounts = value; }

    /// <summary>Whether a container found stopped is a difference. True when not given.</summary>
    [Input("mustRun")]
    public Input<bool>? MustRun { get; set; }

    /// <summary>The name; one is made up when not given.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>The network mode: 'bridge', 'host', 'none', 'container:…' or a network's name.</summary>
    [Input("networkMode")]
    public Input<string>? NetworkMode { get; set; }

    [Input("networksAdvanced")]
    private InputList<Inputs.ContainerNetworksAdvancedArgs>? _networksAdvanced;

    /// <summary>The networks to connect it to.</summary>
    public InputList<Inputs.ContainerNetworksAdvancedArgs> NetworksAdvanced
    {
        get => _networksAdvanced ??= [];
        set => _networksAdvanced = value;
    }

    /// <summary>Whose processes it sees: its own, or the 'host''s.</summary>
    [Input("pidMode")]
    public Input<string>? PidMode { get; set; }

    /// <summary>The platform of the image to use, such as 'linux/amd64'.</summary>
    [Input("platform")]
    public Input<string>? Platform { get; set; }

    [Input("ports")]
    private InputList<Inputs.ContainerPortArgs>? _ports;

    /// <summary>Ports to publish on the host.</summary>
    public InputList<Inputs.ContainerPortArgs> Ports { get => _ports ??= []; set => _ports = value; }

    /// <summary>Whether it has all of the host's privileges.</summary>
    [Input("privileged")]
    public Input<bool>? Privileged { get; set; }

    /// <summary>Whether all exposed ports are published.</summary>
    [Input("publishAllPorts")]
    public Input<bool>? PublishAllPorts { get; set; }

    /// <summary>Whether its own file system is read-only. False when not given.</summary>
    [Input("readOnly")]
    public Input<bool>? ReadOnly { get; set; }

    /// <summary>Whether deleting removes its anonymous volumes. True when not given.</summary>
    [Input("removeVolumes")]
    public Input<bool>? RemoveVolumes { get; set; }

    /// <summary>
    /// When the engine restarts it: 'no' (when not given), 'on-failure', 'always' or 'unless-stopped'.
    /// </summary>
    [Input("restart")]
    public Input<string>? Restart { get; set; }

    /// <summary>Whether the engine removes it when it ends. False when not given.</summary>
    [Input("rm")]
    public Input<bool>? Rm { get; set; }

    /// <summary>The runtime of the engine to use.</summary>
    [Input("runtime")]
    public Input<string>? Runtime { get; set; }

    [Input("securityOpts")]
    private InputList<string>? _securityOpts;

    /// <summary>Options of security modules.</summary>
    public InputList<string> SecurityOpts { get => _securityOpts ??= []; set => _securityOpts = value; }

    /// <summary>The size of /dev/shm in MiB.</summary>
    [Input("shmSize")]
    public Input<int>? ShmSize { get; set; }

    /// <summary>Whether it is started once created. True when not given.</summary>
    [Input("start")]
    public Input<bool>? Start { get; set; }

    /// <summary>Whether its standard input stays open. False when not given.</summary>
    [Input("stdinOpen")]
    public Input<bool>? StdinOpen { get; set; }

    /// <summary>The signal that asks it to stop.</summary>
    [Input("stopSignal")]
    public Input<string>? StopSignal { get; set; }

    /// <summary>How long the engine waits after the stop signal, in seconds.</summary>
    [Input("stopTimeout")]
    public Input<int>? StopTimeout { get; set; }

    [Input("storageOpts")]
    private InputMap<string>? _storageOpts;

    /// <summary>Options of the storage driver.</summary>
    public InputMap<string> StorageOpts { get => _storageOpts ??= []; set => _storageOpts = value; }

    [Input("sysctls")]
    private InputMap<string>? _sysctls;

    /// <summary>Kernel parameters.</summary>
    public InputMap<string> Sysctls { get => _sysctls ??= []; set => _sysctls = value; }

    [Input("tmpfs")]
    private InputMap<string>? _tmpfs;

    /// <summary>File systems in memory: options by path.</summary>
    public InputMap<string> Tmpfs { get => _tmpfs ??= []; set => _tmpfs = value; }

    /// <summary>Whether it has a terminal. False when not given.</summary>
    [Input("tty")]
    public Input<bool>? Tty { get; set; }

    [Input("ulimits")]
    private InputList<Inputs.ContainerUlimitArgs>? _ulimits;

    /// <summary>Limits of the process.</summary>
    public InputList<Inputs.ContainerUlimitArgs> Ulimits { get => _ulimits ??= []; set => _ulimits = value; }

    [Input("uploads")]
    private InputList<Inputs.ContainerUploadArgs>? _uploads;

    /// <summary>Files to write into it before it starts.</summary>
    public InputList<Inputs.ContainerUploadArgs> Uploads { get => _uploads ??= []; set => _uploads = value; }

    /// <summary>The user of the process, by name or id, perhaps with a group.</summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>The user namespace.</summary>
    [Input("usernsMode")]
    public Input<string>? UsernsMode { get; set; }

    [Input("volumes")]
    private InputList<Inputs.ContainerVolumeArgs>? _volumes;

    /// <summary>Volumes and host folders to mount.</summary>
    public InputList<Inputs.ContainerVolumeArgs> Volumes { get => _volumes ??= []; set => _volumes = value; }

    /// <summary>Whether creating waits until it is healthy. False when not given.</summary>
    [Input("wait")]
    public Input<bool>? Wait { get; set; }

    /// <summary>How long creating waits for that, in seconds. 60 when not given.</summary>
    [Input("waitTimeout")]
    public Input<int>? WaitTimeout { get; set; }

    /// <summary>The working folder of the process.</summary>
    [Input("workingDir")]
    public Input<string>? WorkingDir { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerArgs Empty => new();
}
