namespace Fleet;

/// <summary>A long-running container.</summary>
/// <param name="name">The permanent name, unique in its stack; also its name in its networks.</param>
/// <param name="image">The image with tag or digest.</param>
/// <example><code>
/// stack.Add(new Service("web", "docker.io/acme/web:1.4.0")
/// {
///     Environment = { ["CACHE"] = Value.Format($"redis://:{password}@{redis.HostAndPort}") },
///     DependsOn = { cache },
///     HealthCheck = HealthCheck.Wget(http, "/health"),
///     Endpoints = { http },
/// });
/// </code></example>
public partial class Service(string name, ImageReference image) : Workload(name, image)
{
    /// <summary>How its health is told; without one it counts as ready once it runs.</summary>
    public HealthCheck? HealthCheck { get; init; }

    /// <summary>When the engine starts it again; unless-stopped unless said.</summary>
    public RestartPolicy Restart { get; init; }

    /// <summary>Who moves its image; nobody unless said.</summary>
    public UpdatePolicy Update { get; init; }

    /// <summary>Who may reach it; its networks only, unless said.</summary>
    public Exposure Exposure { get; init; }

    /// <summary>The memory limit in MiB; none unless said.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>
    /// How it is made to read the files of its <see cref="ConfigFolder"/>s again; it is replaced when they change, unless said.
    /// </summary>
    public Reload? Reload { get; init; }

    /// <summary>How long it may take to become healthy; two minutes unless said.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long it may take to stop before it is killed; 30 seconds unless said.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> AllLabels => Update == UpdatePolicy.Watchtower
        ? new Dictionary<string, string>(Labels) { [Watchtower.EnableLabel] = "true" }
        : Labels;

    internal override string Noun => "Service";

    internal override Exposure OpenTo => Exposure;
}
