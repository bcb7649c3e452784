namespace Fleet.Lab;

/// <summary>What kind of harm is done to a host.</summary>
public enum LabFaultKind
{
    /// <summary>The cable is out: nothing reaches the host or leaves it.</summary>
    NetworkCut,

    /// <summary>Every packet to and from the host waits: a round trip takes twice as long.</summary>
    Delay,

    /// <summary>Some packets to and from the host are lost.</summary>
    Loss,

    /// <summary>The link carries only so much.</summary>
    Rate,

    /// <summary>The engine was stopped in order; its containers with it.</summary>
    EngineStopped,

    /// <summary>The engine's process was killed; its containers run on until it starts again.</summary>
    EngineKilled,

    /// <summary>The SSH server and its sessions ended.</summary>
    SshStopped,

    /// <summary>The host's disk has no space left, for the engine's data and everything else.</summary>
    DiskFull,

    /// <summary>Everything that ran on the host was killed at once; its disk stays.</summary>
    PowerCut,
}

/// <summary>Harm that is done to a host on purpose.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Amount">Milliseconds for a delay, percent for loss, kilobits a second for a rate; else 0.</param>
public sealed record LabFault(LabFaultKind Kind, int Amount = 0)
{
    /// <summary>Reads what an operator types: <c>network</c>, <c>delay=200</c>, <c>loss=10</c>, <c>rate=512</c>,
    /// <c>engine</c>, <c>engine-kill</c>, <c>ssh</c>, <c>disk</c>, <c>power</c>.</summary>
    /// <exception cref="LabException">It is none of these.</exception>
    public static LabFault Parse(string text)
    {
        var parts = text.Split('=', 2);
        var amount = parts.Length == 2 && int.TryParse(parts[1], out var number) && number > 0 ? number : 0;
        var fault = (parts[0], amount) switch
        {
            ("network", 0) => new LabFault(LabFaultKind.NetworkCut),
            ("delay", > 0) => new LabFault(LabFaultKind.Delay, amount),
            ("loss", > 0 and <= 100) => new LabFault(LabFaultKind.Loss, amount),
            ("rate", > 0) => new LabFault(LabFaultKind.Rate, amount),
            ("engine", 0) => new LabFault(LabFaultKind.EngineStopped),
            ("engine-kill", 0) => new LabFault(LabFaultKind.EngineKilled),
            ("ssh", 0) => new LabFault(LabFaultKind.SshStopped),
            ("disk", 0) => new LabFault(LabFaultKind.DiskFull),
            ("power", 0) => new LabFault(LabFaultKind.PowerCut),
            _ => null,
        };
        return fault is not null && (parts.Length == 1 || amount > 0)
            ? fault
            : throw new LabException(
                $"Fault '{text}' is not known. Say network, delay=MILLISECONDS, loss=PERCENT, rate=KILOBITS, engine, "
                + "engine-kill, ssh, disk or power.");
    }

    /// <summary>The fault as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Kind switch
    {
        LabFaultKind.NetworkCut => "network",
        LabFaultKind.Delay => $"delay={Amount}",
        LabFaultKind.Loss => $"loss={Amount}",
        LabFaultKind.Rate => $"rate={Amount}",
        LabFaultKind.EngineStopped => "engine",
        LabFaultKind.EngineKilled => "engine-kill",
        LabFaultKind.SshStopped => "ssh",
        LabFaultKind.DiskFull => "disk",
        LabFaultKind.PowerCut => "power",
    };
}
