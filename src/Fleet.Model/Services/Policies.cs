namespace Fleet;

/// <summary>When the engine starts a stopped container again.</summary>
public enum RestartPolicy
{
    /// <summary>Always, unless someone stopped it.</summary>
    UnlessStopped,

    /// <summary>Always.</summary>
    Always,

    /// <summary>When it failed.</summary>
    OnFailure,

    /// <summary>Never.</summary>
    No,
}

/// <summary>Who moves a service's image. There is one owner per image digest.</summary>
public enum UpdatePolicy
{
    /// <summary>Nobody: it changes with its declaration.</summary>
    Pinned,

    /// <summary>Watchtower follows the tag; the service carries the enabling label.</summary>
    Watchtower,

    /// <summary>Fleet, in a run of its own.</summary>
    Fleet,
}

/// <summary>Who may reach a service.</summary>
public enum Exposure
{
    /// <summary>Its Docker networks only.</summary>
    Internal,

    /// <summary>Everyone who reaches the host.</summary>
    Public,

    /// <summary>The overlay network (WireGuard, Tailscale).</summary>
    Overlay,

    /// <summary>A private or overlay network, behind firewall rules and authentication.</summary>
    Protected,

    /// <summary>The host itself, on 127.0.0.1.</summary>
    Loopback,
}
