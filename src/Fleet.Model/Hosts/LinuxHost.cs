namespace Fleet;

/// <summary>A Linux machine with Docker, reached over SSH: a VPS, a virtual machine or bare metal.</summary>
/// <param name="id">The permanent id.</param>
/// <example><code>var atlas = fleet.Add(new LinuxHost("atlas") { Description = "web server" });</code></example>
public sealed class LinuxHost(string id) : Host(id)
{
    /// <inheritdoc/>
    public override string Kind => "linux";
}
