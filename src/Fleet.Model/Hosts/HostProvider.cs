namespace Fleet;

/// <summary>Who the machine is rented from, or that it is one's own.</summary>
/// <param name="Name">The provider's name.</param>
public sealed record HostProvider(string Name)
{
    /// <summary>Hetzner.</summary>
    public static HostProvider Hetzner { get; } = new("Hetzner");

    /// <summary>VPSFree.</summary>
    public static HostProvider VpsFree { get; } = new("VPSFree");

    /// <summary>DigitalOcean.</summary>
    public static HostProvider DigitalOcean { get; } = new("DigitalOcean");

    /// <summary>A machine of one's own.</summary>
    public static HostProvider Own { get; } = new("own");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
