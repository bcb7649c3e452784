namespace Fleet;

/// <summary>A Linux machine with Docker, reached over SSH: a VPS, a virtual machine or bare metal.</summary>
/// <param name="id">The permanent id.</param>
/// <example><code>
/// var atlas = fleet.Add(new LinuxHost("atlas")
/// {
///     Form = MachineForm.Vps,
///     Provider = HostProvider.Hetzner,
///     Addresses = new HostAddresses { Public = "203.0.113.7" },
///     Stage = Stage.Production,
/// });
/// </code></example>
public sealed class LinuxHost(string id) : Host(id)
{
    /// <summary>Whether it is rented, virtual or a machine one can touch; not known unless said.</summary>
    public MachineForm? Form { get; init; }

    /// <inheritdoc/>
    public override string Kind => "linux";
}

/// <summary>What a machine physically is.</summary>
public enum MachineForm
{
    /// <summary>A virtual server at a provider.</summary>
    Vps,

    /// <summary>A virtual machine on another host; <see cref="Host.Parent"/> says which.</summary>
    VirtualMachine,

    /// <summary>A machine of its own.</summary>
    BareMetal,
}
