namespace Fleet;

/// <summary>A device of the host that a container may use.</summary>
/// <param name="HostPath">Its path on the host, for example <c>/dev/net/tun</c>.</param>
/// <param name="ContainerPath">Its path in the container; the host's unless said.</param>
/// <param name="Permissions">What may be done with it: <c>r</c>, <c>w</c> and <c>m</c> for making nodes.</param>
/// <example><code>Devices = { "/dev/net/tun", new Device("/dev/ttyUSB0", "/dev/zigbee", "rw") }</code></example>
public sealed record Device(string HostPath, string? ContainerPath = null, string Permissions = "rwm")
{
    /// <summary>A path alone is the same in the container.</summary>
    public static implicit operator Device(string path) => new(path);
}
