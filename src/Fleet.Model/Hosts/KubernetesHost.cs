namespace Fleet;

/// <summary>
/// A node of a Kubernetes cluster. It is declared, and Fleet puts nothing there; what runs in the cluster is declared as an
/// <see cref="ExternalService"/> that runs on it.
/// </summary>
/// <param name="id">The permanent id.</param>
/// <example><code>
/// var node = fleet.Add(new KubernetesHost("node") { Facts = new HostFacts { MemoryMiB = 96 * 1024, Gpus = ["RTX 5090"] } });
/// fleet.Add(new ExternalService("ollama") { RunsOn = node, Description = "language models" });
/// </code></example>
public sealed class KubernetesHost(string id) : Host(id)
{
    /// <inheritdoc/>
    public override string Kind => "kubernetes";

    /// <inheritdoc/>
    public override bool RunsContainers => false;
}
