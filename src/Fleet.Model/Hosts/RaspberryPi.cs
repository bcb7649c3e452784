namespace Fleet;

/// <summary>A Raspberry Pi: a Linux machine with Docker and an Arm processor.</summary>
/// <example><code>var pi = fleet.Add(new RaspberryPi("pi") { Facts = RaspberryPi.Model5 });</code></example>
public sealed class RaspberryPi : Host
{
    /// <summary>A Raspberry Pi with a 64-bit system, unless its facts say something else.</summary>
    /// <param name="id">The permanent id.</param>
    public RaspberryPi(string id) : base(id) => Facts = new HostFacts { Architecture = Architecture.Arm64 };

    /// <summary>The facts of a Raspberry Pi 5.</summary>
    public static HostFacts Model5 { get; } = new()
    {
        Model = "Raspberry Pi 5",
        Architecture = Architecture.Arm64,
        Cores = 4,
    };

    /// <inheritdoc/>
    public override string Kind => "raspberry-pi";
}
