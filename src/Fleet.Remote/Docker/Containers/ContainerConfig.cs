using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>
/// What runs inside of a container, as the engine takes and gives it. Null means: not said, the image or the engine
/// decides.
/// </summary>
public record ContainerConfig
{
    public string? Image { get; init; }

    public IReadOnlyList<string>? Cmd { get; init; }

    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>Each as <c>KEY=VALUE</c>.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string? Hostname { get; init; }

    public string? Domainname { get; init; }

    /// <summary>The address in the first network. Understood before API 1.52; from 1.44 on the network's own counts.</summary>
    public string? MacAddress { get; init; }

    public string? User { get; init; }

    public string? WorkingDir { get; init; }

    public bool? Tty { get; init; }

    public bool? OpenStdin { get; init; }

    public string? StopSignal { get; init; }

    /// <summary>Seconds between the stop signal and the kill.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>Keys such as <c>80/tcp</c>.</summary>
    public IReadOnlyDictionary<string, EmptyObject>? ExposedPorts { get; init; }

    /// <summary>Paths that get an anonymous volume.</summary>
    public IReadOnlyDictionary<string, EmptyObject>? Volumes { get; init; }

    public HealthcheckConfig? Healthcheck { get; init; }
}

/// <summary>How the engine finds out whether a container is healthy. Durations are nanoseconds; 0 is the default.</summary>
public sealed record HealthcheckConfig
{
    /// <summary><c>["NONE"]</c>, <c>["CMD", …]</c> or <c>["CMD-SHELL", text]</c>.</summary>
    public IReadOnlyList<string>? Test { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Interval { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Timeout { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long StartPeriod { get; init; }

    /// <summary>Understood from API 1.44 on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long StartInterval { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Retries { get; init; }
}

/// <summary>The value of a JSON object that is used as a set.</summary>
public sealed record EmptyObject
{
    /// <summary>The one instance worth having.</summary>
    public static EmptyObject Instance { get; } = new();
}
