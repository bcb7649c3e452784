namespace Fleet.Compose;

/// <summary>
/// How a Compose file is read. Nothing is taken from the environment of the machine that reads it, so that everyone reads
/// the same.
/// </summary>
public sealed record ComposeOptions
{
    /// <summary>The stack's name; the file's <c>name</c>, or else its folder's, unless said.</summary>
    public string? Name { get; init; }

    /// <summary>What <c>${NAME}</c> stands for; it wins over the <c>.env</c> file. A secret stays a secret.</summary>
    public Dictionary<string, Value> Variables { get; } = [];

    /// <summary>The files that give variables; <c>.env</c> beside the first Compose file, if it is there, unless said.</summary>
    public IReadOnlyList<string>? EnvFiles { get; init; }

    /// <summary>The profiles whose services are read beside those without one; <c>*</c> stands for all.</summary>
    public List<string> Profiles { get; } = [];

    /// <summary>The contents of the file's top-level <c>secrets</c> by name.</summary>
    public Dictionary<string, Value> Secrets { get; } = [];

    /// <summary>Networks of other stacks by the name the file has for them; each stands for an external one.</summary>
    public Dictionary<string, Network> Networks { get; } = [];

    /// <summary>The folder on the host that relative paths of mounts mean; <c>/srv/NAME</c> unless said.</summary>
    public string? HostFolder { get; init; }

    /// <summary>
    /// Attributes to leave out although the file says them, as their place in the file, for example <c>services.web.pids_limit</c>;
    /// <c>*</c> stands for any name.
    /// </summary>
    public List<string> LeaveOut { get; } = [];

    /// <summary>What things are called on the host where the file does not say.</summary>
    public ComposeNames Names { get; init; }
}

/// <summary>What containers, networks and volumes are called on the host.</summary>
public enum ComposeNames
{
    /// <summary>As Fleet calls them: <c>stack-name</c>.</summary>
    Fleet,

    /// <summary>As Compose calls them, to take over what it made: <c>stack_name</c>, containers <c>stack-name-1</c>.</summary>
    Compose,
}
