namespace Fleet;

/// <summary>
/// A node of a Kubernetes cluster. It is declared and observed: Fleet reads of it what its owner says, and puts nothing there.
/// </summary>
/// <param name="id">The permanent id.</param>
/// <example><code>
/// fleet.Add(new KubernetesHost("node")
/// {
///     Facts = new HostFacts { MemoryMiB = 96 * 1024, Gpus = ["RTX 5090"] },
///     Observed = { new KubernetesWorkload("ollama", "language models") },
/// });
/// </code></example>
public sealed class KubernetesHost(string id) : Host(id)
{
    /// <inheritdoc/>
    public override string Kind => "kubernetes";

    /// <summary>What is known to run in its cluster.</summary>
    public List<KubernetesWorkload> Observed { get; } = [];

    /// <inheritdoc/>
    public override bool RunsContainers => false;
}

/// <summary>Something that runs in a cluster and is not Fleet's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it is for, in the operator's words.</param>
public sealed record KubernetesWorkload(string Name, string? Purpose = null);
