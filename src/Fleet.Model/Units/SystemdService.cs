namespace Fleet;

/// <summary>
/// A program that the host's systemd runs, outside of any container. Its variables are in a file only root can read.
/// </summary>
/// <example><code>
/// stack.Add(new SystemdService("act-runner", "/usr/local/bin/act_runner", "daemon")
/// {
///     User = "act_runner",
///     WorkingDirectory = "/var/lib/act_runner",
///     Environment = { ["GITEA_RUNNER_REGISTRATION_TOKEN"] = token },
/// });
/// </code></example>
public sealed class SystemdService : StackMember
{
    /// <summary>A unit that runs a program.</summary>
    /// <param name="name">The permanent name, unique in its stack.</param>
    /// <param name="command">The program, by its absolute path, and its arguments.</param>
    public SystemdService(string name, params IEnumerable<Value> command) : base(name)
    {
        Command = [.. command];
        Endpoints = new OwnSet<Endpoint>(endpoint => endpoint.Listener = this);
        Uses = new OwnSet<Use>(use => use.SetIn(Environment));
    }

    /// <summary>The program, by its absolute path, and its arguments.</summary>
    public IReadOnlyList<Value> Command { get; }

    /// <summary>The user it runs as; <c>root</c> unless said.</summary>
    public string User { get; init; } = "root";

    /// <summary>The folder it starts in; <c>/</c> unless said.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Environment variables.</summary>
    public EnvironmentMap Environment { get; } = [];

    /// <summary>The Debian packages it needs.</summary>
    public List<string> Packages { get; } = [];

    /// <summary>Units it starts after and needs, for example <c>docker.service</c>.</summary>
    public List<string> After { get; } = [];

    /// <summary>When systemd starts it again; when it failed, unless said.</summary>
    public RestartPolicy Restart { get; init; } = RestartPolicy.OnFailure;

    /// <summary>The memory limit in MiB; none unless said.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>The ports it listens on, on the host's own addresses.</summary>
    public OwnSet<Endpoint> Endpoints { get; }

    /// <summary>What it uses, with the environment variables that tell it where that is.</summary>
    public OwnSet<Use> Uses { get; }

    /// <summary>Who may reach it; the host itself, unless said.</summary>
    public Exposure Exposure { get; init; } = Exposure.Loopback;

    /// <summary>The unit's name on the host.</summary>
    public string UnitName => $"{Stack?.Name}-{Name}.service";

    /// <summary>The file with its variables.</summary>
    public string EnvironmentFile => $"{Host?.FilesFolder ?? ConfigFile.Folder}/{Stack?.Name}/{Name}.env";

    /// <summary>The unit file.</summary>
    public ResolvedValue UnitText => Units.UnitText.Of(this);

    /// <summary>What is in the file with its variables; <see langword="null"/> when it has none.</summary>
    public ResolvedValue? EnvironmentText => Environment.Any() ? Units.UnitText.Variables(this) : null;

    internal override string Noun => "Unit";

    internal override IEnumerable<Endpoint> Offered => Endpoints;

    internal override Exposure OpenTo => Exposure;

    internal override bool IsOnHostNetwork => true;

    internal override IEnumerable<(ValuePlace Where, Value Value)> Values =>
    [
        .. Command.Select(value => ("its command", value)),
        .. Environment.Select(pair => (new ValuePlace("its environment variable", pair.Key), pair.Value)),
    ];

    internal override IEnumerable<Endpoint> Used => base.Used.Concat(Uses.Select(use => use.To)).Distinct();
}
