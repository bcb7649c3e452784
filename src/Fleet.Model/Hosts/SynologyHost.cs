namespace Fleet;

/// <summary>
/// A Synology NAS with Container Manager: data below <c>/volume1</c>, root through <c>sudo</c>, and a <c>docker</c> command
/// that is not on the path of a login.
/// </summary>
/// <param name="id">The permanent id.</param>
/// <example><code>
/// var nas = fleet.Add(new SynologyHost("nas") { Facts = new HostFacts { Model = "DS723+" }, Dsm = "7.2" });
/// var media = stack.Add(new HostFolder("media", nas.DataVolume + "/media"));
/// </code></example>
public sealed class SynologyHost(string id) : Host(id)
{
    /// <inheritdoc/>
    public override string Kind => "synology";

    /// <summary>The version of DSM; not known unless said.</summary>
    public string? Dsm { get; init; }

    /// <summary>The volume that holds data; <c>/volume1</c> unless said.</summary>
    public string DataVolume { get; init; } = "/volume1";

    /// <summary>What lies outside of the volumes is lost when DSM is updated.</summary>
    public override string FilesFolder => $"{DataVolume}/docker/fleet";

    /// <inheritdoc/>
    public override bool NeedsSudo => Access.Sudo ?? true;

    /// <inheritdoc/>
    public override string? DockerPath => "/usr/local/bin/docker";
}
