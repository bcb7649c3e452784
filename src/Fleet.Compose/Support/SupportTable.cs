namespace Fleet.Compose.Support;

/// <summary>
/// What is read of a Compose file and what is not: the whole of the specification, section by section. Messages and
/// docs/compose.md are made from it.
/// </summary>
internal static class SupportTable
{
    private const string Swarm = "Compose heeds it in a swarm only";
    private const string Unreachable = "the Docker provider has no word for it";

    public static SupportedSection Top { get; } = Section(
        "top level",
        Ignored("a file's format is found by reading it", "version"),
        Read("the stack's name", "name"),
        Read("", "include", "services", "networks", "volumes", "configs", "secrets"),
        Refused("Fleet runs no models", "models"));

    public static SupportedSection Service { get; } = Section(
        "services.*",
        Read("", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "command", "configs", "container_name"),
        Read("", "cpu_shares", "cpus", "cpuset", "depends_on", "deploy", "device_cgroup_rules", "devices", "dns", "dns_opt", "dns_search"),
        Read("", "domainname", "entrypoint", "env_file", "environment", "expose", "extends", "extra_hosts", "gpus", "group_add"),
        Read("", "healthcheck", "hostname", "image", "init", "ipc", "label_file", "labels", "logging"),
        Read("in whole MiB", "mem_limit", "mem_reservation", "memswap_limit", "shm_size"),
        Read("with `cpu_period` as a number of processors", "cpu_quota", "cpu_period"),
        Read("as a further name in the networks of the other service, and as a dependency", "links"),
        Read("`host`, `none` and `service:NAME`", "network_mode"),
        Read("", "networks", "pid", "platform", "ports", "privileged", "profiles", "read_only", "restart", "runtime"),
        Read("only 1", "scale"),
        Read("", "secrets", "security_opt", "stdin_open", "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs", "tty"),
        Read("", "ulimits", "user", "userns_mode", "volumes", "working_dir"),
        Ignored("output is read with `fleet logs` or the engine", "attach"),
        Ignored("the image that `image` names is deployed, and without one it is an error", "build"),
        Ignored("it is for developing", "develop"),
        Ignored("an image is fetched when the host lacks it", "pull_policy", "pull_refresh_after"),
        Refused(Unreachable, "annotations", "blkio_config", "cpu_count", "cpu_percent", "cpu_rt_period", "cpu_rt_runtime"),
        Refused(Unreachable, "credential_spec", "isolation", "mac_address", "mem_swappiness", "oom_kill_disable", "oom_score_adj"),
        Refused(Unreachable, "pids_limit", "uts"),
        Refused("containers that are not in the file cannot be linked; share a network", "external_links"),
        Refused("Fleet runs no models", "models"),
        Refused("Fleet runs nothing in containers beside what they are", "post_start", "pre_stop"),
        Refused("what is no container is declared in the program", "provider"),
        Refused("mount the socket where it is meant", "use_api_socket"),
        Refused("name the volumes", "volumes_from"));

    public static SupportedSection Dependency { get; } = Section(
        "services.*.depends_on.*",
        Read("a service with a health check is always waited for until it is healthy", "condition"),
        Read("", "required"),
        Refused("dependents are not restarted with what they depend on; declare the dependency alone", "restart"));

    public static SupportedSection Extends { get; } = Section("services.*.extends", Read("", "service", "file"));

    public static SupportedSection EnvFile { get; } = Section(
        "services.*.env_file[]", Read("", "path", "required"), Read("only `raw`", "format"));

    public static SupportedSection HealthCheck { get; } = Section(
        "services.*.healthcheck",
        Read("", "disable", "interval", "retries", "start_interval", "start_period", "test", "timeout"));

    public static SupportedSection Logging { get; } = Section("services.*.logging", Read("", "driver", "options"));

    public static SupportedSection Attachment { get; } = Section(
        "services.*.networks.*",
        Read("", "aliases", "ipv4_address", "ipv6_address"),
        Ignored("the engine has the networks in one order", "priority"),
        Refused(Unreachable, "driver_opts", "gw_priority", "interface_name", "link_local_ips", "mac_address"));

    public static SupportedSection Port { get; } = Section(
        "services.*.ports[]",
        Read("", "name", "app_protocol", "host_ip", "target"),
        Read("one port or a range; the host's port must be said", "published"),
        Read("`tcp` and `udp`", "protocol"),
        Ignored("there is no swarm", "mode"));

    public static SupportedSection Mount { get; } = Section(
        "services.*.volumes[]",
        Read("`volume`, `bind` and `tmpfs`", "type"),
        Read("", "source", "target", "read_only", "bind", "volume", "tmpfs"),
        Ignored("it is for Docker on macOS", "consistency"),
        Refused(Unreachable, "image"));

    public static SupportedSection Bind { get; } = Section(
        "services.*.volumes[].bind",
        Read("", "propagation", "selinux"),
        Ignored("the engine makes the folder", "create_host_path"),
        Refused(Unreachable, "recursive"));

    public static SupportedSection VolumeMount { get; } = Section(
        "services.*.volumes[].volume", Read("", "nocopy", "subpath"), Refused("label the volume where it is declared", "labels"));

    public static SupportedSection Tmpfs { get; } = Section("services.*.volumes[].tmpfs", Read("", "size", "mode"));

    public static SupportedSection Grant { get; } = Section(
        "services.*.configs[], services.*.secrets[]", Read("", "source", "target", "uid", "gid", "mode"));

    public static SupportedSection ProcessLimit { get; } = Section("services.*.ulimits.*", Read("", "soft", "hard"));

    public static SupportedSection Gpu { get; } = Section(
        "services.*.gpus[], services.*.deploy.resources.reservations.devices[]",
        Read("of `gpu`s", "capabilities", "count", "device_ids"),
        Read("only `nvidia`", "driver"),
        Refused(Unreachable, "options"));

    public static SupportedSection Deploy { get; } = Section(
        "services.*.deploy",
        Read("", "resources", "restart_policy"),
        Read("only 1", "replicas"),
        Ignored(Swarm, "endpoint_mode", "labels", "mode", "placement", "rollback_config", "update_config"));

    public static SupportedSection Resources { get; } = Section(
        "services.*.deploy.resources", Read("", "limits", "reservations"));

    public static SupportedSection Limits { get; } = Section(
        "services.*.deploy.resources.limits", Read("", "cpus"), Read("in whole MiB", "memory"), Refused(Unreachable, "pids"));

    public static SupportedSection Reservations { get; } = Section(
        "services.*.deploy.resources.reservations",
        Read("in whole MiB", "memory"),
        Read("GPUs", "devices"),
        Ignored(Swarm, "cpus", "generic_resources"));

    public static SupportedSection RestartPolicy { get; } = Section(
        "services.*.deploy.restart_policy", Read("", "condition", "max_attempts"), Ignored(Swarm, "delay", "window"));

    public static SupportedSection Network { get; } = Section(
        "networks.*",
        Read("", "attachable", "driver", "driver_opts", "enable_ipv6", "external", "internal", "ipam", "labels", "name"),
        Refused(Unreachable, "enable_ipv4"));

    public static SupportedSection Ipam { get; } = Section(
        "networks.*.ipam", Read("", "config"), Read("only `default`", "driver"), Refused(Unreachable, "options"));

    public static SupportedSection IpamConfig { get; } = Section(
        "networks.*.ipam.config[]", Read("", "subnet", "ip_range", "gateway", "aux_addresses"));

    public static SupportedSection Volume { get; } = Section(
        "volumes.*", Read("", "driver", "driver_opts", "external", "labels", "name"));

    public static SupportedSection Config { get; } = Section(
        "configs.*",
        Read("", "content", "environment", "file"),
        Ignored("files have no labels", "labels"),
        Ignored("a file is called by its name in the stack", "name"),
        Refused("its content is in no place that Fleet knows; give it as a file or content", "external"),
        Refused(Unreachable, "template_driver"));

    public static SupportedSection Secret { get; } = Section(
        "secrets.*",
        Read("a variable, which may be a secret", "environment"),
        Read("its content is given in `ComposeOptions.Secrets`; a file beside the program is not read", "file", "external"),
        Ignored("files have no labels", "labels"),
        Ignored("a file is called by its name in the stack", "name"),
        Refused(Unreachable, "driver", "driver_opts", "template_driver"));

    public static SupportedSection Include { get; } = Section("include[]", Read("", "path", "env_file", "project_directory"));

    /// <summary>What Compose has no word for; no part of the specification.</summary>
    public static SupportedSection Own { get; } = Section(
        "services.*.x-fleet",
        Read("`internal`, `loopback`, `overlay`, `protected` or `public`; follows from the ports otherwise", "exposure"),
        Read("`pinned`, `watchtower` or `fleet`", "update"),
        Read("how long it may take to become healthy", "ready_within"),
        Read("`true` for a container that runs to its end; what others wait for to complete is one anyway", "job"),
        Read("how long a job may run", "timeout"),
        Read("how often a job is tried again", "retries"),
        Read("by port, such as `8080/tcp`: `name` and `scheme`", "endpoints"));

    /// <summary>What Compose has no word for about a port that is not published.</summary>
    public static SupportedSection OwnEndpoint { get; } = Section("services.*.x-fleet.endpoints.*", Read("", "name", "scheme"));

    /// <summary>What Compose has no word for about a published port.</summary>
    public static SupportedSection OwnPort { get; } = Section(
        "services.*.ports[].x-fleet", Read("`host-address` or `overlay`: on that address of the host, whatever `host_ip` says", "publish"));

    /// <summary>Every section in the order of the documentation.</summary>
    public static IReadOnlyList<SupportedSection> All { get; } =
    [
        Top, Include, Service, Dependency, Extends, EnvFile, HealthCheck, Logging, Attachment, Port, Mount, Bind, VolumeMount, Tmpfs,
        Grant, ProcessLimit, Gpu, Deploy, Resources, Limits, Reservations, RestartPolicy, Network, Ipam, IpamConfig, Volume, Config,
        Secret,
    ];

    private static SupportedSection Section(string name, params IEnumerable<SupportedAttribute>[] groups) =>
        new(name, [.. groups.SelectMany(group => group).OrderBy(attribute => attribute.Name, StringComparer.Ordinal)]);

    private static IEnumerable<SupportedAttribute> Read(string note, params string[] names) => Make(SupportKind.Read, note, names);

    private static IEnumerable<SupportedAttribute> Ignored(string note, params string[] names) => Make(SupportKind.Ignored, note, names);

    private static IEnumerable<SupportedAttribute> Refused(string note, params string[] names) => Make(SupportKind.Refused, note, names);

    private static IEnumerable<SupportedAttribute> Make(SupportKind kind, string note, string[] names) =>
        names.Select(name => new SupportedAttribute(name, kind, note));
}
