namespace Fleet;

/// <summary>The machine the program runs on, with its own engine's socket: a developer's. Nothing is logged in to.</summary>
/// <param name="id">The permanent id.</param>
/// <example><code>var here = fleet.Add(new LocalHost("here") { Stage = Stage.Development });</code></example>
public sealed class LocalHost(string id) : Host(id)
{
    /// <inheritdoc/>
    public override string Kind => "local";

    /// <summary>The engine's socket.</summary>
    public string Socket { get; init; } = "/var/run/docker.sock";
}
